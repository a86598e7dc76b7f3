package no.samtykke.fhirserver.bulk;

import static java.nio.charset.StandardCharsets.UTF_8;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import no.samtykke.fhirserver.bulk.SettingsLoads.Problem;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.springframework.stereotype.Component;

/** What of a load was not done: a line for a line, and nothing of what stood in it. */
@Component
class LoadReport {

    private static final int PAGE = 1_000;

    private final SettingsLoads loads;
    private final FhirContext fhir;

    LoadReport(SettingsLoads loads, FhirContext fhir) {
        this.loads = loads;
        this.fhir = fhir;
    }

    void write(SettingsLoad load, OutputStream out) throws IOException {
        var json = fhir.newJsonParser();
        List<Problem> page = loads.problems(load, 0, PAGE);
        while (!page.isEmpty()) {
            for (var problem : page) {
                out.write(json.encodeResourceToString(outcome(problem)).getBytes(UTF_8));
                out.write('\n');
            }
            page = loads.problems(load, page.getLast().line(), PAGE);
        }
    }

    private static OperationOutcome outcome(Problem problem) {
        var outcome = new OperationOutcome();
        var issue = outcome.addIssue()
                .setSeverity(IssueSeverity.ERROR)
                .setCode(problem.outcome().equals("conflict") ? IssueType.CONFLICT : IssueType.INVALID)
                .setDiagnostics("Line " + problem.line()
                        + (problem.decided() == null ? "" : ", met by what was decided " + problem.decided()));
        issue.getDetails().setText(problem.outcome());
        if (problem.part() != null) {
            issue.addExpression(problem.part());
        }
        return outcome;
    }
}
