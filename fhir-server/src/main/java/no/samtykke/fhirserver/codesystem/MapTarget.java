package no.samtykke.fhirserver.codesystem;

import org.jspecify.annotations.Nullable;

/**
 * What a loaded map says of a code.
 *
 * @param target null where the map says that there is none
 * @param equivalence as seen from the source, in the words of {@code ConceptMapEquivalence}
 */
public record MapTarget(
        String map,
        String sourceSystem,
        String source,
        String targetSystem,
        @Nullable String target,
        String equivalence) {}
