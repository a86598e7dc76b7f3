package no.samtykke.authserver.fhir;

import java.util.List;

/**
 * Whom a person may represent today.
 *
 * @param registerAnswered false when the population register was silent: then nobody is represented, and she is told
 *     why
 */
public record Representations(List<Represented> people, boolean registerAnswered) {}
