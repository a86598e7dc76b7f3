package no.samtykke.fhirserver.login;

import java.util.Optional;
import java.util.UUID;
import no.samtykke.fhirserver.access.AccessDecision.Ground;
import no.samtykke.fhirserver.consent.ConsentCategory;

/**
 * A person accepted the terms or approved an app, on our auth-server's pages.
 *
 * @param patientId whose data it is about
 * @param actorId who gave it
 * @param clientId the app, when one was approved
 */
public record ConsentGiven(
        ConsentCategory category,
        String patientId,
        String actorId,
        Ground ground,
        Optional<String> clientId,
        Optional<String> clientName,
        UUID sid) {}
