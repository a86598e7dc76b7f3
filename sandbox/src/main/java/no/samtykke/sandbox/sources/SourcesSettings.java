package no.samtykke.sandbox.sources;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;

/**
 * Settings of all stand-ins, written by the launcher.
 *
 * @param clientKeys public keys of fhir-server, as a JWK Set
 * @param people path of {@code people.json}
 * @param logs folder of the request logs, one file for each
 * @param logKey secret that turns national numbers into the hashes of the request logs
 */
public record SourcesSettings(List<SourceServer> servers, JsonNode clientKeys, Path people, Path logs, String logKey) {}
