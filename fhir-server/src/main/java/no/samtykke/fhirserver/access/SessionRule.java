package no.samtykke.fhirserver.access;

import java.util.Optional;

/** R1. A session that has ended, or that was never begun here, opens nothing, whatever its tokens say. */
class SessionRule implements AccessRule {

    @Override
    public Optional<Reason> objection(AccessRequest request) {
        return request.facts().sessionOpen() ? Optional.empty() : Optional.of(Reason.SESSION_ENDED);
    }
}
