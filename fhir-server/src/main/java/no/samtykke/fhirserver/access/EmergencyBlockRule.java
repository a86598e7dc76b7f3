package no.samtykke.fhirserver.access;

import java.util.Optional;
import no.samtykke.fhirserver.consent.ConsentCategory;

/**
 * R1a. After an emergency block nothing is open to her: not her own data, and nothing of others, since her eID may be
 * in wrong hands. Only a form lifts it. That her data are closed to others too says {@link OwnAccessRule}, to those
 * alone who have a ground.
 */
class EmergencyBlockRule implements AccessRule {

    @Override
    public Optional<Reason> objection(AccessRequest request) {
        return objection(request.facts().actor());
    }

    static Optional<Reason> objection(ConsentsInForce actor) {
        return actor.close(ConsentCategory.EMERGENCY_BLOCK) ? Optional.of(Reason.EMERGENCY_BLOCKED) : Optional.empty();
    }
}
