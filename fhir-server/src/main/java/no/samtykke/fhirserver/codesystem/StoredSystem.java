package no.samtykke.fhirserver.codesystem;

import org.jspecify.annotations.Nullable;

/** A version of a code system that is shown. */
public record StoredSystem(
        long id,
        String system,
        String version,
        String name,
        @Nullable String valueSet,
        int total) {}
