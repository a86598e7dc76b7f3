package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.samtykke.fhirserver.http.People.Citizen;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Every use is a row, what cannot be logged is refused, and a row tells no details. */
class UsageLoggingIT {

    private static final RunningServer SERVER = RunningServer.ONE;

    private final JdbcTemplate database = SERVER.bean(JdbcTemplate.class);
    private Citizen kari = People.citizen();
    private String token = "";

    @BeforeEach
    void a_citizen_with_an_app() {
        kari = People.citizen();
        token = People.approvedToken(kari, "patient/*.cruds");
    }

    @Test
    void log_in_terms_and_approval_are_there() {
        assertThat(rows()).extracting(row -> row.get("kind")).containsExactlyInAnyOrder("login", "consent", "consent");
    }

    @Test
    void one_log_in_is_one_row_however_often_it_is_asked_about() {
        People.login(kari.known(), kari.sid());
        People.login(kari.known(), kari.sid());

        assertThat(rows()).filteredOn(row -> row.get("kind").equals("login")).hasSize(1);
    }

    @Test
    void a_search_is_one_row_with_who_app_and_ground() {
        int before = rows().size();

        SERVER.get("/Observation?code=http://loinc.org%7C8480-6", token);

        assertThat(rows()).hasSize(before + 1);
        assertThat(rows().getLast())
                .containsEntry("service", "test-results")
                .containsEntry("actor_id", kari.patient())
                .containsEntry("client_id", People.CLIENT)
                .containsEntry("client_name", "Test app")
                .containsEntry("ground", "own-data")
                .containsEntry("sid", kari.sid());
        assertThat(rows().getLast().toString()).doesNotContain("8480");
    }

    @Test
    void a_refusal_is_a_row_with_its_reason() {
        SERVER.get("/Observation/" + Cast.find(Cast.SOMEBODY_ELSE, Cast.SOMEBODY_ELSE.patient(), "Observation"), token);

        assertThat(rows().getLast()).containsEntry("outcome", 4).containsEntry("reason", "not-known");
    }

    @Test
    void a_write_is_there_with_its_row_or_not_at_all() {
        SERVER.post("/Consent", token, Cast.consent("health-archive", kari.patient(), kari.patient()));
        withoutLog(() -> {
            var answer = SERVER.post("/Observation", token, Clinical.resource("Observation", kari.patient()));
            assertThat(answer.status()).isGreaterThanOrEqualTo(500);
        });

        assertThat(SERVER.get("/Observation", token).entries()).isEmpty();
    }

    @Test
    void a_refusal_names_the_number_of_its_row() {
        var refused = SERVER.get("/Condition", People.token(kari, kari.patient(), "patient/Observation.rs"));

        assertThat(refused.reason()).isEqualTo("scope-missing");
        assertThat(refused.as(OperationOutcome.class)
                        .getExtensionByUrl("https://samtykke.example/fhir/StructureDefinition/refusal-reference")
                        .getValue()
                        .primitiveValue())
                .isEqualTo("urn:uuid:" + rows().getLast().get("request_id"));
    }

    @Test
    void what_must_look_absent_gets_no_number() {
        assertThat(SERVER.get("/Observation/" + UUID.randomUUID(), token).body())
                .doesNotContain("refusal-reference");
    }

    @Test
    void a_read_that_cannot_be_logged_is_refused() {
        People.load(Clinical.resource("Observation", kari.patient()));

        withoutLog(() -> {
            var answer = SERVER.get("/Observation", token);
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.reason()).isEqualTo("log-unavailable");
            assertThat(answer.body()).doesNotContain("Blood pressure");
        });
    }

    @Test
    void she_reads_her_log_and_nobody_elses() {
        var events = SERVER.get("/AuditEvent?_count=100", token).entries();

        assertThat(events)
                .isNotEmpty()
                .allSatisfy(event -> assertThat(((AuditEvent) event).getEntity())
                        .allSatisfy(entity ->
                                assertThat(entity.getWhat().getReference()).isEqualTo("Patient/" + kari.patient())));
        assertThat(SERVER.get("/AuditEvent?patient=Patient/" + Cast.SOMEBODY_ELSE.patient(), token)
                        .entries())
                .isEmpty();
    }

    @Test
    void logging_out_is_a_row() {
        Cast.logOut(kari.sid());

        assertThat(rows().getLast()).containsEntry("kind", "logout");
    }

    /** The table is away for a while, as it would be for a server that lost the right to write it. */
    private void withoutLog(Runnable meanwhile) {
        database.execute("alter table samtykke.usage_log rename to usage_log_away");
        try {
            meanwhile.run();
        } finally {
            database.execute("alter table samtykke.usage_log_away rename to usage_log");
        }
    }

    private List<Map<String, Object>> rows() {
        return database.queryForList(
                "select * from samtykke.usage_log where patient_id = ? order by recorded, id", kari.patient());
    }
}
