package no.samtykke.fhirserver.access;

import java.util.Optional;

/**
 * R1. A session or a grant that has ended, or a session that was never begun here, opens nothing, whatever its tokens
 * say.
 */
class SessionRule implements AccessRule {

    @Override
    public Optional<Reason> objection(AccessRequest request) {
        return request.facts().sessionOpen() ? Optional.empty() : Optional.of(Reason.SESSION_ENDED);
    }
}
