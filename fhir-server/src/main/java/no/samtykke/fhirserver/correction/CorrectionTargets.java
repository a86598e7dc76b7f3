package no.samtykke.fhirserver.correction;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import no.samtykke.fhirserver.access.NamedResources;
import no.samtykke.fhirserver.access.OperationRefused;
import no.samtykke.fhirserver.access.PassedThrough;
import no.samtykke.fhirserver.access.Refusals;
import no.samtykke.fhirserver.access.ServedType;
import no.samtykke.fhirserver.passthrough.WhereToTurn;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.springframework.stereotype.Component;

/** Whether something is corrected here at all, and on request; if not, who does it is said. */
@Component
class CorrectionTargets {

    private static final String PLACE = "Parameters.parameter.where(name='target')";

    private final NamedResources resources;
    private final WhereToTurn whereToTurn;
    private final Refusals refusals;

    CorrectionTargets(NamedResources resources, WhereToTurn whereToTurn, Refusals refusals) {
        this.resources = resources;
        this.whereToTurn = whereToTurn;
        this.refusals = refusals;
    }

    /** Refuses what is not to be corrected here on request, and what the app may not read. */
    void demand(IdType target, CitizenApp app, RequestDetails request) {
        var type = ServedType.of(target.getResourceType()).orElseThrow(Refusals::absent);
        switch (type) {
            case AUDIT_EVENT -> throw new OperationRefused(422, "usage-log-read-only", PLACE);
            case CONSENT, RELATED_PERSON, TASK -> throw new OperationRefused(422, "change-it-yourself", PLACE);
            default -> {
                if (isHeldElsewhere(type, target)) {
                    throw correctedAtSource(type, request);
                }
            }
        }
        if (NamedResources.isOwnEntry(resources.read(type.resourceType(), target.getIdPart(), app, request))) {
            throw new OperationRefused(422, "change-it-yourself", PLACE);
        }
    }

    /** By the type and the form of the id alone. Who she is, is kept here as the population register tells it. */
    private boolean isHeldElsewhere(ServedType type, IdType target) {
        return !type.isStored() || type == ServedType.PATIENT || PassedThrough.isHandle(target.getIdPart());
    }

    private OperationRefused correctedAtSource(ServedType type, RequestDetails request) {
        var refused = new OperationRefused(422, "corrected-at-source", PLACE);
        var outcome = refusals.outcome(refused.reason(), request);
        outcome.getIssueFirstRep().setCode(IssueType.NOTSUPPORTED).addExpression(PLACE);
        String where = whereToTurn.about(type);
        if (!where.isEmpty()) {
            outcome.getIssueFirstRep().setDiagnostics(where);
        }
        refused.setOperationOutcome(outcome);
        return refused;
    }
}
