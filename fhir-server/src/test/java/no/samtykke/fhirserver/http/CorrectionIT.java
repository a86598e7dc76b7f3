package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** She asks that something is put right, follows it as a Task, and staff answer once. */
class CorrectionIT extends CorrectionScene {

    @Test
    void a_request_is_a_task_that_she_reads_and_finds() {
        var asked = with(wish(condition), "element", new StringType("Condition.code"));

        String task = requested(asked);

        var read = read(task);
        assertThat(read.getStatus()).isEqualTo(Task.TaskStatus.REQUESTED);
        assertThat(read.getCode().getCodingFirstRep().getCode()).isEqualTo("correction");
        assertThat(read.getFocus().getReference()).isEqualTo(condition);
        assertThat(read.getFor().getReference()).isEqualTo("Patient/" + kari.patient());
        assertThat(read.getDescription()).isEqualTo("It was the other knee");
        assertThat(read.getInputFirstRep().getValue().primitiveValue()).isEqualTo("Condition.code");
        assertThat(read.getRestriction().getPeriod().getEndElement().getValueAsString())
                .isEqualTo(Optouts.today().plusMonths(1).toString());
        assertThat(SERVER.get("/Task?code=correction&status=requested", token).entries())
                .hasSize(1);
        assertThat(log()).containsExactly("requests C own-data");
    }

    @Test
    void it_is_nobody_elses() {
        String task = requested(wish(condition));
        var ola = People.citizen();
        String other = People.approvedToken(ola, EVERYTHING);

        assertThat(SERVER.get("/" + task, other).status()).isEqualTo(404);
        assertThat(SERVER.get("/Task", other).entries()).isEmpty();
        assertThat(withdraw(task, other).status()).isEqualTo(404);
        assertThat(SERVER.post("/$request-correction", other, wish(condition)).status())
                .isEqualTo(404);
        assertThat(read(task).getStatus()).isEqualTo(Task.TaskStatus.REQUESTED);
    }

    @Test
    void a_task_is_made_by_the_operation_alone() {
        var made = new Task().setStatus(Task.TaskStatus.REQUESTED).setIntent(Task.TaskIntent.ORDER);
        made.setFor(new Reference("Patient/" + kari.patient()));

        assertThat(SERVER.post("/Task", token, made).status()).isIn(400, 403, 404, 405);
        assertThat(SERVER.get("/Task", token).entries()).isEmpty();
    }

    /** What is not here, or hers to change, is said at once, and makes no Task. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            DocumentReference/s.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, corrected-at-source
            Condition/s.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa,         corrected-at-source
            Patient/{patient},                                   corrected-at-source
            AuditEvent/1,                                        usage-log-read-only
            Consent/1,                                           change-it-yourself
            Task/1,                                              change-it-yourself
            {own entry},                                         change-it-yourself
            """)
    void what_is_not_corrected_here_on_request_is_said(String target, String reason) {
        String named = target.replace("{patient}", kari.patient());
        if (named.equals("{own entry}")) {
            SERVER.post("/Consent", token, Consents.given("health-archive", kari.patient(), kari.patient()));
            named = "Observation/"
                    + SERVER.post("/Observation", token, Clinical.resource("Observation", kari.patient()))
                            .createdId();
        }

        var answer = SERVER.post("/$request-correction", token, wish(named));

        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.reason()).isEqualTo(reason);
        if (target.startsWith("DocumentReference")) {
            assertThat(answer.as(OperationOutcome.class).getIssueFirstRep().getDiagnostics())
                    .isNotBlank();
        }
        assertThat(SERVER.get("/Task", token).entries()).isEmpty();
    }

    @Test
    void what_the_app_may_not_see_it_cannot_have_corrected() {
        String narrow = People.approvedToken(kari, "patient/Task.crs patient/Observation.rs");
        assertThat(SERVER.post("/$request-correction", narrow, wish(condition)).reason())
                .isEqualTo("scope-missing");

        String all = People.approvedToken(kari, EVERYTHING);
        Stored.close(kari.patient(), "record-access-closure");
        assertThat(SERVER.post("/$request-correction", all, wish(condition)).reason())
                .isEqualTo("record-access-closed");
    }

    @Test
    void a_national_number_or_too_much_text_is_refused() {
        String number = People.adult().id().value();
        var wish = wish(condition);

        assertThat(SERVER.post("/$request-correction", token, with(wish, "reason", new StringType("He is " + number)))
                        .reason())
                .isEqualTo("national-id-in-text");
        assertThat(SERVER.post(
                                "/$request-correction",
                                token,
                                with(wish(condition), "reason", new StringType("a".repeat(2001))))
                        .reason())
                .isEqualTo("text-too-long");
        assertThat(SERVER.post(
                                "/$request-correction",
                                token,
                                with(wish(condition), "element", new StringType("Condition..code(")))
                        .status())
                .isEqualTo(400);
        assertThat(SERVER.get("/Task", token).entries()).isEmpty();
    }
}
