package no.samtykke.sandbox.launcher;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * A process of the sandbox.
 *
 * @param name as it stands in messages
 * @param ready answers 200 from when the part can be used
 * @param log takes the standard output and error
 */
record Part(String name, List<String> command, URI ready, Path log) {}
