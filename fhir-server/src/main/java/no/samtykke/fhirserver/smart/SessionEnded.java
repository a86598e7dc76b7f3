package no.samtykke.fhirserver.smart;

import java.util.UUID;

/**
 * A person logged out, or was idle too long.
 *
 * @param patientId logical id of her Patient resource
 */
public record SessionEnded(UUID sid, String patientId) {}
