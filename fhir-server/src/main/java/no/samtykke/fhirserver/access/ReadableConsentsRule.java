package no.samtykke.fhirserver.access;

import java.util.Optional;

/**
 * R8. An active Consent that the server cannot read counts as a refusal of everything but of seeing and withdrawing
 * Consents, which is the way out.
 */
class ReadableConsentsRule implements AccessRule {

    @Override
    public Optional<Reason> objection(AccessRequest request) {
        return request.facts().subject().holdUnreadable()
                        && !request.resourceType().equals("Consent")
                ? Optional.of(Reason.CONSENT_UNREADABLE)
                : Optional.empty();
    }
}
