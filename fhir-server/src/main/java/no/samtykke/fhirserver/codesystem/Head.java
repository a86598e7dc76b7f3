package no.samtykke.fhirserver.codesystem;

import org.jspecify.annotations.Nullable;

/**
 * What a code system is called.
 *
 * @param system its address
 * @param valueSet address of the value set of all its codes; null when it has none of its own
 */
record Head(
        String system,
        String version,
        String name,
        @Nullable String valueSet) {}
