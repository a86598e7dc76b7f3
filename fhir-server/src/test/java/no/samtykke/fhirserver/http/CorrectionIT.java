package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.util.List;
import java.util.stream.IntStream;
import no.samtykke.fhirserver.http.People.Citizen;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Type;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** She asks that something is put right, follows it as a Task, and staff answer once. */
class CorrectionIT {

    private static final RunningServer SERVER = RunningServer.ONE;
    private static final JdbcTemplate DATABASE = SERVER.bean(JdbcTemplate.class);
    private static final String EVERYTHING = "patient/*.cruds";

    private Citizen kari = People.citizen();
    private String token = "";
    private String condition = "";

    @BeforeEach
    void a_citizen_with_a_wrong_diagnosis() {
        kari = People.citizen();
        token = People.approvedToken(kari, EVERYTHING);
        condition = "Condition/"
                + People.load(Clinical.resource("Condition", kari.patient())).getFirst();
    }

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

    @Test
    void she_takes_it_back_and_nobody_answers_it_then() {
        String task = requested(wish(condition));

        assertThat(withdraw(task, token).status()).isEqualTo(200);

        assertThat(read(task).getStatus()).isEqualTo(Task.TaskStatus.CANCELLED);
        assertThat(answer(task, "completed").reason()).isEqualTo("correction-already-answered");
        assertThat(withdraw(task, token).reason()).isEqualTo("correction-already-answered");
    }

    @Test
    void staff_accept_it_and_then_put_it_right_and_she_sees_each_step() {
        String task = requested(wish(condition));

        assertThat(answer(task, "accepted").status()).isEqualTo(200);
        assertThat(read(task).getStatus()).isEqualTo(Task.TaskStatus.ACCEPTED);
        assertThat(answer(task, "rejected").reason()).isEqualTo("correction-already-answered");
        assertThat(answer(task, "completed").status()).isEqualTo(200);

        assertThat(read(task).getStatus()).isEqualTo(Task.TaskStatus.COMPLETED);
        assertThat(SERVER.get("/" + task + "/_history", token).entries()).hasSize(3);
        assertThat(log()).containsExactly("requests C own-data", "requests U system", "requests U system");
    }

    @Test
    void a_rejection_names_its_ground_and_how_to_complain() {
        String task = requested(wish(condition));
        var without = answering(task, "rejected");
        without.getParameter().removeIf(one -> one.getName().equals("legal-ground"));

        assertThat(SERVER.post("/$answer-correction", Papers.STAFF, without).status())
                .isEqualTo(400);
        assertThat(answer(task, "rejected").status()).isEqualTo(200);

        assertThat(read(task).getOutput())
                .extracting(output -> output.getType().getCodingFirstRep().getCode())
                .containsExactly("answer", "legal-ground", "how-to-complain");
    }

    @Test
    void of_many_who_answer_at_once_one_does() {
        String task = requested(wish(condition));

        var answers = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> answer(task, i % 2 == 0 ? "completed" : "rejected"))
                .toList();

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .allSatisfy(answer -> assertThat(answer.reason()).isEqualTo("correction-already-answered"));
        assertThat(SERVER.get("/" + task + "/_history", token).entries()).hasSize(2);
    }

    @Test
    void staff_list_what_is_open_and_read_one_which_she_sees() {
        String task = requested(wish(condition));
        DATABASE.update(
                "update samtykke.correction set due_on = date '2000-01-01' where task_id = ?",
                task.substring("Task/".length()));

        var list = SERVER.post("/$corrections", Papers.STAFF, new Parameters());
        assertThat(list.body()).contains(task).doesNotContain(kari.known().id().value(), kari.patient(), "knee");
        var first = list.as(Parameters.class).getParameterFirstRep();
        assertThat(part(first, "overdue").primitiveValue()).isEqualTo("true");
        assertThat(log()).containsExactly("requests C own-data");

        var one =
                SERVER.post("/$corrections", Papers.STAFF, new Parameters().addParameter("task", new Reference(task)));
        var told = one.as(Parameters.class).getParameterFirstRep();
        assertThat(((Identifier) part(told, "patient")).getValue())
                .isEqualTo(kari.known().id().value());
        assertThat(part(told, "wish").primitiveValue()).isEqualTo("It was the other knee");
        assertThat(log()).containsExactly("requests C own-data", "requests R system");
        answer(task, "completed");
        assertThat(SERVER.post("/$corrections", Papers.STAFF, new Parameters()).body())
                .doesNotContain(task);
    }

    @Test
    void only_staff_list_and_answer() {
        String task = requested(wish(condition));

        for (String caller : List.of(token, SERVER.issuer.systemToken("loader", "system/*.cruds"))) {
            assertThat(SERVER.post("/$corrections", caller, new Parameters()).status())
                    .isEqualTo(403);
            assertThat(SERVER.post("/$answer-correction", caller, answering(task, "completed"))
                            .status())
                    .isEqualTo(403);
        }
    }

    @Test
    void what_is_to_be_corrected_can_be_taken_away_and_the_request_answered_after() {
        String task = requested(wish(condition));
        SERVER.bean(DaoRegistry.class)
                .getResourceDao(Condition.class)
                .delete(new IdType(condition), new SystemRequestDetails());

        assertThat(answer(task, "completed").status()).isEqualTo(200);

        assertThat(read(task).getFocus().hasReference()).isFalse();
        assertThat(read(task).getFocus().getType()).isEqualTo("Condition");
    }

    private String requested(Parameters wish) {
        var answer = SERVER.post("/$request-correction", token, wish);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return Papers.told(answer, "task");
    }

    private Task read(String task) {
        return SERVER.get("/" + task, token).as(Task.class);
    }

    private static Answer withdraw(String task, String token) {
        return SERVER.post("/$withdraw-correction", token, new Parameters().addParameter("task", new Reference(task)));
    }

    private static Answer answer(String task, String status) {
        return SERVER.post("/$answer-correction", Papers.STAFF, answering(task, status));
    }

    private static Parameters answering(String task, String status) {
        var in = new Parameters()
                .addParameter("task", new Reference(task))
                .addParameter("status", new CodeType(status))
                .addParameter("answer", new StringType("We have looked at it"));
        return status.equals("rejected") ? with(in, "legal-ground", new StringType("GDPR article 12(5)")) : in;
    }

    private static Parameters wish(String target) {
        return new Parameters()
                .addParameter("target", new Reference(target))
                .addParameter("wish", new StringType("It was the other knee"));
    }

    private static Parameters with(Parameters in, String name, Type value) {
        return in.addParameter(name, value);
    }

    private static Type part(ParametersParameterComponent of, String name) {
        return of.getPart().stream()
                .filter(part -> part.getName().equals(name))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    /** Of this service, oldest first. */
    private List<String> log() {
        return DATABASE.queryForList(
                "select service || ' ' || action || ' ' || ground from samtykke.usage_log"
                        + " where patient_id = ? and service = 'requests' and action <> 'E' and outcome = 0"
                        + " and not (action = 'R' and ground = 'own-data') order by recorded, id",
                String.class,
                kari.patient());
    }
}
