package no.samtykke.fhirserver.access;

import java.util.Optional;

/** R3. The usage log is written by the server alone. */
class UsageLogRule implements AccessRule {

    @Override
    public Optional<Reason> objection(AccessRequest request) {
        return request.resourceType().equals("AuditEvent")
                        && request.interaction().writes()
                ? Optional.of(Reason.USAGE_LOG_READ_ONLY)
                : Optional.empty();
    }
}
