package no.samtykke.fhirserver.login;

import java.util.Optional;
import java.util.UUID;
import no.samtykke.fhirserver.access.AccessDecision.Ground;

/**
 * A person ended an app's access, on our auth-server's pages.
 *
 * @param patientId whose data it is about
 * @param actorId who had given it, and took it back
 * @param ground why she acts for the patient; empty when she no longer may, and takes back what she gave while she did
 */
public record AppAccessWithdrawn(
        String patientId, String actorId, Optional<Ground> ground, String clientId, String clientName, UUID sid) {}
