package no.samtykke.fhirserver.access;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.AuthenticationException;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.List;
import java.util.Optional;
import no.samtykke.fhirserver.consent.ConsentShape.Objection;
import no.samtykke.fhirserver.smart.CurrentCaller;
import no.samtykke.fhirserver.smart.SmartProperties;
import no.samtykke.terminology.Designations;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says no: the HTTP status, the coded reason, and a sentence in the language that the caller asked for. */
@Component
public class Refusals {

    /** The code system of {@link Reason}. */
    public static final String SYSTEM = "https://samtykke.example/fhir/CodeSystem/refusal-reason";

    private static final int FIRST_FAULT = 500;
    private static final String CONSENT_NOT_WELL_FORMED = "consent-not-well-formed";

    private final Designations sentences = Designations.of("refusal-reason");
    private final String stepUp;

    Refusals(SmartProperties properties) {
        this.stepUp = properties.stepUp();
    }

    /** @param scope the scope that was needed, told when it is missing */
    BaseServerResponseException of(Reason reason, RequestDetails request, String scope) {
        return switch (reason.told()) {
            case LOG_IN_AGAIN -> unauthorized(reason, request, "error=\"invalid_token\"");
            case STEP_UP -> unauthorized(reason, request, stepUp);
            case AS_IF_ABSENT -> absent();
            case FORBIDDEN -> forbidden(reason, request, scope);
        };
    }

    /** The one answer to what is not there, and to what must look as if it were not there. */
    public static ResourceNotFoundException absent() {
        var outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(OperationOutcome.IssueSeverity.ERROR)
                .setCode(OperationOutcome.IssueType.NOTFOUND)
                .setDiagnostics("No such resource is known here");
        return new ResourceNotFoundException("No such resource is known here", outcome);
    }

    /**
     * What stands in the way is another decision of hers: 409. To be thrown inside the transaction, which it undoes.
     */
    public ResourceVersionConflictException conflict(String reason, RequestDetails request) {
        var outcome = outcome(reason, request);
        outcome.getIssueFirstRep().setCode(OperationOutcome.IssueType.CONFLICT);
        return new ResourceVersionConflictException(reason, outcome);
    }

    /** What was sent is not of the shape that is asked for: 422, with all that is missing or wrong. */
    UnprocessableEntityException malformed(List<Objection> objections, RequestDetails request) {
        var outcome = new OperationOutcome();
        for (var objection : objections) {
            outcome.addIssue(outcome(CONSENT_NOT_WELL_FORMED, request)
                    .getIssueFirstRep()
                    .setCode(objection.type())
                    .setDiagnostics(objection.element() + " " + objection.why())
                    .addExpression(objection.element()));
        }
        return new UnprocessableEntityException(CONSENT_NOT_WELL_FORMED, outcome);
    }

    /** The coded reason that an exception tells; empty for one that is a fault, or tells none. */
    public static Optional<String> reasonTold(Throwable thrown) {
        if (thrown instanceof OperationRefused refused) {
            return Optional.of(refused.reason());
        }
        return thrown instanceof BaseServerResponseException told
                        && told.getStatusCode() < FIRST_FAULT
                        && told.getOperationOutcome() instanceof OperationOutcome outcome
                ? outcome.getIssue().stream()
                        .flatMap(issue -> issue.getDetails().getCoding().stream())
                        .filter(coding -> SYSTEM.equals(coding.getSystem()))
                        .map(Coding::getCode)
                        .findFirst()
                : Optional.empty();
    }

    /** An outcome with the coded reason and its sentence. */
    public OperationOutcome outcome(String reason, RequestDetails request) {
        var outcome = new OperationOutcome();
        var issue = outcome.addIssue()
                .setSeverity(OperationOutcome.IssueSeverity.ERROR)
                .setCode(OperationOutcome.IssueType.FORBIDDEN);
        issue.getDetails().addCoding().setSystem(SYSTEM).setCode(reason);
        issue.getDetails().setText(sentences.text(reason, Languages.of(request)));
        return outcome;
    }

    /** Gives an operation that was refused its outcome. */
    public OperationRefused told(OperationRefused refused, @Nullable RequestDetails request) {
        if (request != null && refused.getOperationOutcome() == null) {
            var outcome = outcome(refused.reason(), request);
            outcome.getIssueFirstRep().setCode(OperationOutcome.IssueType.BUSINESSRULE);
            if (!refused.place().isEmpty()) {
                outcome.getIssueFirstRep().addExpression(refused.place());
            }
            refused.setOperationOutcome(outcome);
        }
        return refused;
    }

    private BaseServerResponseException forbidden(Reason reason, RequestDetails request, String scope) {
        var outcome = outcome(reason.code(), request);
        var refusal = new ForbiddenOperationException(reason.code(), outcome);
        if (reason == Reason.SCOPE_MISSING || reason == Reason.APP_ACCESS_MISSING) {
            outcome.getIssueFirstRep().setDiagnostics("Needed: " + scope);
            refusal.addResponseHeader(
                    "WWW-Authenticate", schemeOf(request) + " error=\"insufficient_scope\", scope=\"" + scope + "\"");
        }
        return refusal;
    }

    private AuthenticationException unauthorized(Reason reason, RequestDetails request, String challenge) {
        var outcome = outcome(reason.code(), request);
        outcome.getIssueFirstRep().setCode(OperationOutcome.IssueType.LOGIN);
        var refusal = new AuthenticationException(reason.code());
        refusal.setOperationOutcome(outcome);
        refusal.addResponseHeader("WWW-Authenticate", schemeOf(request) + " " + challenge);
        return refusal;
    }

    private static String schemeOf(RequestDetails request) {
        return request instanceof ServletRequestDetails servlet
                ? CurrentCaller.schemeOf(servlet.getServletRequest())
                : "Bearer";
    }
}
