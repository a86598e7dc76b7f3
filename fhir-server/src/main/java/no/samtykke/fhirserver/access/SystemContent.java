package no.samtykke.fhirserver.access;

import java.util.EnumSet;
import java.util.Set;
import no.samtykke.fhirserver.smart.Interaction;
import org.hl7.fhir.instance.model.api.IAnyResource;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * What a system of an organisation keeps here for itself, and no other sees: it holds no word about any person. None of
 * it is in HAPI's storage, so no transaction reaches it.
 */
public final class SystemContent {

    private static final String SUBSCRIPTION = "Subscription";
    private static final Set<Interaction> INTERACTIONS = EnumSet.of(
            Interaction.READ, Interaction.SEARCH, Interaction.CREATE, Interaction.UPDATE, Interaction.DELETE);
    private static final Set<String> OPERATIONS = Set.of("$status", "$events");
    private static final String OWNER = SystemContent.class.getName();

    private SystemContent() {}

    public static boolean holds(@Nullable String resourceType) {
        return SUBSCRIPTION.equals(resourceType);
    }

    public static boolean offers(@Nullable String resourceType, Interaction interaction) {
        return holds(resourceType) && INTERACTIONS.contains(interaction);
    }

    public static boolean offersOperation(@Nullable String resourceType, @Nullable String operation) {
        return holds(resourceType) && operation != null && OPERATIONS.contains(operation);
    }

    /** Says whose it is, to the last door. */
    public static <T extends Resource> T of(String clientId, T resource) {
        resource.setUserData(OWNER, clientId);
        return resource;
    }

    static boolean isOf(String clientId, IBaseResource resource) {
        return holds(resource.fhirType())
                && resource instanceof IAnyResource one
                && clientId.equals(one.getUserData(OWNER));
    }
}
