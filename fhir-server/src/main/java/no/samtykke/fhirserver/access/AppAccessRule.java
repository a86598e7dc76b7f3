package no.samtykke.fhirserver.access;

import java.util.Optional;

/**
 * R6. The person must have approved that this app does this for this patient, and not have withdrawn it since: the
 * Consent {@code app-access} is asked, not the token.
 */
class AppAccessRule implements AccessRule {

    @Override
    public Optional<Reason> objection(AccessRequest request) {
        boolean approved = request.facts()
                .approved()
                .filter(approval -> ScopeRule.isCovered(request, approval.scopes(), request.approvalReaches()))
                .isPresent();
        return approved ? Optional.empty() : Optional.of(Reason.APP_ACCESS_MISSING);
    }
}
