package no.samtykke.sandbox.register;

import java.nio.file.Path;
import no.samtykke.sandbox.sources.SourcesSettings;

/**
 * Settings of the stand-in, written by the launcher.
 *
 * @param base address of its FHIR API, which the {@code fullUrl} of every answer begins with
 * @param people path of {@code people.json}
 * @param requestLog file that every request is appended to, one JSON object per line
 * @param logKey secret that turns national numbers into the hashes of the request log
 * @param sources those who live in the same process
 */
public record RegisterSettings(
        int port, String base, Path people, Path requestLog, String logKey, SourcesSettings sources) {}
