package no.samtykke.fhirserver.access;

import java.util.Optional;
import no.samtykke.fhirserver.consent.ConsentCategory;

/**
 * R1a. After an emergency block nothing is open: not her own data, to nobody, and nothing of others through her, since
 * her eID may be in wrong hands. Only a form lifts it.
 */
class EmergencyBlockRule implements AccessRule {

    @Override
    public Optional<Reason> objection(AccessRequest request) {
        return objection(request.facts().actor(), request.facts().subject());
    }

    static Optional<Reason> objection(ConsentsInForce actor, ConsentsInForce subject) {
        if (actor.close(ConsentCategory.EMERGENCY_BLOCK)) {
            return Optional.of(Reason.EMERGENCY_BLOCKED);
        }
        return subject.close(ConsentCategory.EMERGENCY_BLOCK) ? Optional.of(Reason.ACCESS_CLOSED) : Optional.empty();
    }
}
