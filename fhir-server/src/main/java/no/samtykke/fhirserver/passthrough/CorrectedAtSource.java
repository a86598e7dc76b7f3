package no.samtykke.fhirserver.passthrough;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.MethodNotAllowedException;
import java.util.Set;
import no.samtykke.fhirserver.access.PassedThrough;
import no.samtykke.fhirserver.access.Refusals;
import no.samtykke.fhirserver.access.ServedType;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.springframework.stereotype.Component;

/**
 * What passes through is changed by nobody here: an attempt is told where wrong data are corrected. It is told by the
 * type and the form of the id alone, so nobody learns whether anything is there.
 */
@Component
@Interceptor
public class CorrectedAtSource {

    private static final String REASON = "corrected-at-source";
    private static final Set<RequestTypeEnum> WRITES =
            Set.of(RequestTypeEnum.POST, RequestTypeEnum.PUT, RequestTypeEnum.PATCH, RequestTypeEnum.DELETE);

    private final WhereToTurn whereToTurn;
    private final Refusals refusals;

    CorrectedAtSource(WhereToTurn whereToTurn, Refusals refusals) {
        this.whereToTurn = whereToTurn;
        this.refusals = refusals;
    }

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLER_SELECTED)
    public void refuseWrites(RequestDetails request) {
        var type = ServedType.of(String.valueOf(request.getResourceName())).filter(ServedType::isFromSources);
        if (type.isEmpty() || !WRITES.contains(request.getRequestType()) || request.getOperation() != null) {
            return;
        }
        boolean isHandle = request.getId() != null
                && PassedThrough.isHandle(request.getId().getIdPart());
        if (isHandle || !type.get().isStored()) {
            throw refusal(request, type.get());
        }
    }

    private MethodNotAllowedException refusal(RequestDetails request, ServedType type) {
        var outcome = refusals.outcome(REASON, request);
        outcome.getIssueFirstRep().setCode(IssueType.NOTSUPPORTED).setDiagnostics(whereToTurn.about(type));
        return new MethodNotAllowedException(REASON, outcome, RequestTypeEnum.GET, RequestTypeEnum.HEAD);
    }
}
