package no.samtykke.fhirserver.codesystem;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Concepts of one code system.
 *
 * @param top one concept and all that stand below it; null for all
 */
public record Selection(StoredSystem system, @Nullable String top) {

    /** A part of a selection, in the order of the code system. */
    public record Search(@Nullable String filter, boolean activeOnly, int offset, int count) {}

    /** @param total how many there are on all pages */
    public record Found(int total, List<Concept> concepts) {}
}
