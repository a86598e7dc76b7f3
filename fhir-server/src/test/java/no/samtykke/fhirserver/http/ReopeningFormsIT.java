package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import no.samtykke.fhirserver.http.People.Citizen;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is closed is opened again by a signed form, which staff decide about once. */
class ReopeningFormsIT {

    private static final RunningServer SERVER = RunningServer.ONE;
    private static final JdbcTemplate DATABASE = SERVER.bean(JdbcTemplate.class);

    private Citizen kari = People.citizen();
    private String token = "";

    @BeforeEach
    void a_citizen() {
        kari = People.citizen();
        token = People.approvedToken(kari, "patient/*.cruds");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            self-access-closure,          Observation,        access-closed
            record-access-closure,        Condition,          record-access-closed
            kjernejournal-access-closure, AllergyIntolerance, kjernejournal-access-closed
            inactive-represented,         Observation,        inactive-represented
            emergency-block,              Observation,        emergency-blocked
            """)
    void it_opens_when_the_form_is_accepted_and_not_before(String closure, String type, String refusal) {
        Stored.close(kari.patient(), closure);

        String task = received(closure);

        assertThat(SERVER.get("/" + type, token).reason()).isEqualTo(refusal);
        var accepted = Papers.handle(task, "accept");
        assertThat(accepted.status()).as(accepted.body()).isEqualTo(200);
        assertThat(SERVER.get("/" + type, token).status()).isEqualTo(200);
        assertThat(Optouts.active(kari)).isEmpty();
    }

    @Test
    void a_form_opens_what_it_names_and_nothing_else() {
        Stored.close(kari.patient(), "record-access-closure");
        Stored.close(kari.patient(), "kjernejournal-access-closure");
        Stored.close(kari.patient(), "kjernejournal-optout");

        Papers.handle(received("record-access-closure"), "accept");

        assertThat(Optouts.active(kari))
                .containsExactlyInAnyOrder("kjernejournal-access-closure", "kjernejournal-optout");
    }

    @Test
    void a_form_that_is_rejected_opens_nothing() {
        Stored.close(kari.patient(), "record-access-closure");
        String task = received("record-access-closure");

        assertThat(Papers.handle(task, "reject").status()).isEqualTo(200);

        assertThat(SERVER.get("/Condition", token).reason()).isEqualTo("record-access-closed");
        assertThat(stored(task).getStatus()).isEqualTo(Task.TaskStatus.REJECTED);
        assertThat(stored(task).getStatusReason().getText()).isEqualTo("The signature was compared");
        assertThat(Papers.handle(task, "accept").reason()).isEqualTo("form-already-handled");
        assertThat(steps()).containsExactly(Map.of("kind", "use", "action", "C"), Map.of("kind", "use", "action", "U"));
    }

    @Test
    void of_many_who_decide_at_once_one_does() {
        Stored.close(kari.patient(), "record-access-closure");
        String task = received("record-access-closure");

        var answers = IntStream.range(0, 10)
                .parallel()
                .mapToObj(i -> Papers.handle(task, i % 2 == 0 ? "accept" : "reject"))
                .toList();

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .allSatisfy(answer -> assertThat(answer.reason()).isEqualTo("form-already-handled"));
        boolean accepted = stored(task).getStatus() == Task.TaskStatus.COMPLETED;
        assertThat(Optouts.active(kari).isEmpty()).isEqualTo(accepted);
    }

    @Test
    void a_second_form_about_the_same_finds_nothing_to_open() {
        Stored.close(kari.patient(), "record-access-closure");
        String one = received("record-access-closure");
        String other = received("record-access-closure");
        Papers.handle(one, "accept");

        assertThat(Papers.handle(other, "accept").reason()).isEqualTo("not-in-force");
        Stored.close(kari.patient(), "record-access-closure");
        assertThat(Papers.handle(other, "accept").reason()).isEqualTo("not-in-force");
        assertThat(Optouts.active(kari)).containsExactly("record-access-closure");
        assertThat(Papers.handle(other, "reject").status()).isEqualTo(200);
    }

    @Test
    void she_sees_in_her_log_who_did_what() {
        Stored.close(kari.patient(), "record-access-closure");
        Papers.handle(received("record-access-closure"), "accept");

        assertThat(steps())
                .containsExactly(Map.of("kind", "use", "action", "C"), Map.of("kind", "consent", "action", "U"));
        assertThat(SERVER.get("/AuditEvent?_count=2", token).body()).contains("archive");
    }

    @Test
    void what_is_kept_names_nobody_by_number_and_the_form_is_shown_to_nobody() {
        Stored.close(kari.patient(), "record-access-closure");
        String task = received("record-access-closure");
        Papers.handle(task, "accept");

        String form = ((Reference) stored(task).getInputFirstRep().getValue()).getReference();
        var kept = SERVER.bean(DaoRegistry.class)
                .getResourceDao(QuestionnaireResponse.class)
                .read(new IdType(form), new SystemRequestDetails());
        assertThat(kept.getSubject().getReference()).isEqualTo("Patient/" + kari.patient());
        assertThat(DATABASE.queryForObject(
                        "select count(*) from hfj_res_ver where res_type in ('Task', 'QuestionnaireResponse',"
                                + " 'Provenance', 'Consent') and res_text_vc like ?",
                        Integer.class,
                        "%" + kari.known().id().value() + "%"))
                .isZero();
        assertThat(DATABASE.queryForObject(
                        "select count(*) from hfj_res_ver where res_type = 'Provenance' and res_text_vc like ?",
                        Integer.class,
                        "%" + form + "%"))
                .isEqualTo(1);
        for (String path : List.of("/" + form, "/QuestionnaireResponse")) {
            assertThat(SERVER.get(path, token).status()).as(path).isBetween(400, 405);
        }
        for (String path : List.of("/" + task, "/" + form, "/Task", "/QuestionnaireResponse")) {
            assertThat(SERVER.get(path, Papers.STAFF).status()).as(path).isBetween(400, 405);
        }
        // How far it has come is hers to see.
        assertThat(SERVER.get("/" + task, token).status()).isEqualTo(200);
    }

    private String received(String closure) {
        var answer = Papers.receive(
                kari.known().id(),
                Papers.ownForm("reopen-access-adult", kari.known().id(), closure));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return Papers.told(answer, "task");
    }

    private static Task stored(String task) {
        return SERVER.bean(DaoRegistry.class)
                .getResourceDao(Task.class)
                .read(new IdType(task), new SystemRequestDetails());
    }

    private List<Map<String, Object>> steps() {
        return DATABASE.queryForList(
                "select kind, action from samtykke.usage_log where patient_id = ? and client_id = 'archive'"
                        + " and outcome = 0 order by recorded, id",
                kari.patient());
    }
}
