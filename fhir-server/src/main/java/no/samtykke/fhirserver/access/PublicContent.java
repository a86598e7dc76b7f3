package no.samtykke.fhirserver.access;

import java.util.Map;
import java.util.Set;
import no.samtykke.fhirserver.smart.Interaction;
import org.jspecify.annotations.Nullable;

/**
 * What is nobody's and shown to anybody, without a token: it holds no word about any person. None of it is stored;
 * providers of our own make it out of files. Its addresses are open in {@code smart}.
 */
public final class PublicContent {

    private static final Set<String> TYPES = Set.of(
            "CapabilityStatement",
            "CodeSystem",
            "ConceptMap",
            "NamingSystem",
            "OperationDefinition",
            "Questionnaire",
            "SearchParameter",
            "StructureDefinition",
            "ValueSet");

    /** What may be asked about them, by anybody who has a token. */
    private static final Map<String, Set<String>> OPERATIONS = Map.of(
            "CodeSystem", Set.of("$lookup", "$subsumes", "$validate-code"),
            "ConceptMap", Set.of("$translate"),
            "ValueSet", Set.of("$expand", "$validate-code"));

    private PublicContent() {}

    public static boolean holds(@Nullable String resourceType) {
        return resourceType != null && TYPES.contains(resourceType);
    }

    public static boolean offers(@Nullable String resourceType, Interaction interaction) {
        return holds(resourceType) && (interaction == Interaction.READ || interaction == Interaction.SEARCH);
    }

    public static boolean offersOperation(@Nullable String resourceType, @Nullable String operation) {
        return resourceType != null
                && operation != null
                && OPERATIONS.getOrDefault(resourceType, Set.of()).contains(operation);
    }
}
