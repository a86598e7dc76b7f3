package no.samtykke.fhirserver.login;

import java.util.Optional;
import java.util.UUID;

/**
 * A person logged in, or tried to.
 *
 * @param patientId logical id of her Patient resource; empty when she has no profile
 * @param refusal code of the reason in {@code refusal-reason} when she was refused
 */
public record LoggedIn(Optional<String> patientId, UUID sid, Optional<String> refusal) {}
