package no.samtykke.fhirserver.access;

import java.util.Set;
import no.samtykke.fhirserver.smart.Interaction;
import org.jspecify.annotations.Nullable;

/**
 * Where systems begin an export: at a Patient type or at a Group, which is made of what was granted and stored nowhere.
 * They are let in as to {@link ServedOperation#EXPORT_STATUS}, and {@link ExchangeGate} is asked about the kind.
 */
public final class ExportAddresses {

    private static final String GROUP = "Group";
    private static final Set<String> TYPES = Set.of("Patient", GROUP);

    private ExportAddresses() {}

    public static boolean isGroup(@Nullable String resourceType) {
        return GROUP.equals(resourceType);
    }

    public static boolean offers(@Nullable String resourceType, Interaction interaction) {
        return isGroup(resourceType) && (interaction == Interaction.READ || interaction == Interaction.SEARCH);
    }

    public static boolean offersOperation(@Nullable String resourceType, @Nullable String operation) {
        return resourceType != null && TYPES.contains(resourceType) && "$export".equals(operation);
    }
}
