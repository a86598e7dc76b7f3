package no.samtykke.sandbox.sources;

/**
 * One stand-in that is to be started, as the launcher describes it.
 *
 * @param id as fhir-server knows it, for example {@code helse-vest}
 * @param base FHIR base address from outside
 */
public record SourceServer(String id, int port, String base) {}
