package no.samtykke.sandbox.loader;

import java.nio.file.Path;
import no.samtykke.sandbox.smart.SystemClient;

/**
 * What the loader has to know.
 *
 * @param loaded folder in which what was loaded is remembered, one file for each bundle
 */
public record LoaderSettings(SystemClient client, Path loaded) {}
