package no.samtykke.fhirserver.validation;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import no.samtykke.fhirserver.access.Languages;
import no.samtykke.fhirserver.access.Refusals;
import no.samtykke.terminology.Designations;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.springframework.stereotype.Component;

/** Tells findings in the language that was asked for: where, which rule, and a sentence of ours for its kind. */
@Component
class ToldFindings {

    /** Code of {@code refusal-reason}. */
    static final String REASON = "not-as-defined";

    private static final String MESSAGE_IDS = "http://hl7.org/fhir/java-core-messageId";

    private final Designations sentences = Designations.of("validation-finding");
    private final Refusals refusals;

    ToldFindings(Refusals refusals) {
        this.refusals = refusals;
    }

    /** Why something was not stored: each issue has the coded reason as well. */
    OperationOutcome refusal(List<Finding> found, RequestDetails request) {
        var outcome = new OperationOutcome();
        for (var finding : found) {
            var issue = refusals.outcome(REASON, request).getIssueFirstRep();
            tell(finding, issue, request);
            outcome.addIssue(issue);
        }
        return outcome;
    }

    /** What was found, where nothing was to be stored. */
    OperationOutcome answer(List<Finding> found, RequestDetails request) {
        var outcome = new OperationOutcome();
        found.forEach(finding -> tell(finding, outcome.addIssue(), request));
        if (found.isEmpty()) {
            var issue = outcome.addIssue().setSeverity(IssueSeverity.INFORMATION);
            tell(FindingKind.NO_FAULT, issue, request);
        }
        return outcome;
    }

    private void tell(Finding finding, OperationOutcomeIssueComponent issue, RequestDetails request) {
        var kind = FindingKind.of(finding.messageId());
        issue.setSeverity(IssueSeverity.ERROR).addExpression(finding.expression());
        tell(kind, issue, request);
        if (kind.isOfTheValidator()) {
            issue.getDetails().addCoding().setSystem(MESSAGE_IDS).setCode(finding.messageId());
        }
        if (!finding.rule().isEmpty()) {
            issue.setDiagnostics(finding.rule());
        }
    }

    private void tell(FindingKind kind, OperationOutcomeIssueComponent issue, RequestDetails request) {
        issue.setCode(kind.type());
        issue.getDetails()
                .setText(sentences.text(kind.code(), Languages.of(request)))
                .addCoding()
                .setSystem(sentences.system())
                .setCode(kind.code());
    }
}
