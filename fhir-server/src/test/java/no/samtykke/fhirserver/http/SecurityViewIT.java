package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.samtykke.fhirserver.http.People.Citizen;
import org.hl7.fhir.r4.model.AuditEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The log as those who watch over systems see it: what systems did, with details, and nothing of what people did. */
class SecurityViewIT {

    private static final RunningServer SERVER = RunningServer.ONE;

    private final JdbcTemplate database = SERVER.bean(JdbcTemplate.class);
    private final Citizen kari = People.citizen();
    private final String officer = SERVER.issuer.systemToken("officer", "system/AuditEvent.rs");

    @Test
    void what_a_system_stored_is_told_with_its_resources_and_what_she_did_is_not() {
        var stored = People.load(
                Clinical.resource("Observation", kari.patient()), Clinical.resource("Condition", kari.patient()));

        var events = search("?patient=Patient/" + kari.patient());

        assertThat(events).hasSize(1);
        var event = events.getFirst();
        assertThat(event.getEntity().stream()
                        .filter(entity -> "2".equals(entity.getType().getCode()))
                        .map(entity -> entity.getWhat().getReference()))
                .containsExactlyInAnyOrder("Observation/" + stored.get(0), "Condition/" + stored.get(1));
        assertThat(event.getSubtypeFirstRep().getCode()).isEqualTo("create");
        assertThat(event.getAgent())
                .extracting(agent -> agent.getType().getCodingFirstRep().getCode())
                .containsExactly("110153", "110152");
        assertThat(event.getAgent()).allSatisfy(agent -> {
            assertThat(agent.getNetwork().getType().toCode()).isEqualTo("1");
            assertThat(agent.getNetwork().getAddress()).isNotEmpty();
        });
    }

    @Test
    void it_is_searched_by_type_client_and_outcome() {
        People.load(Clinical.resource("Condition", kari.patient()));
        String hers = "?patient=Patient/" + kari.patient();

        assertThat(search(hers + "&entity-type=Condition&agent=loader&outcome=0"))
                .hasSize(1);
        assertThat(search(hers + "&entity-type=Observation")).isEmpty();
        assertThat(search(hers + "&outcome=4")).isEmpty();
        assertThat(SERVER.get("/AuditEvent?subtype=consents", officer).status()).isEqualTo(400);
    }

    @Test
    void to_look_is_logged_for_each_patient_and_she_sees_it() {
        People.load(Clinical.resource("Condition", kari.patient()));
        search("?patient=Patient/" + kari.patient());

        assertThat(database.queryForMap(
                        "select service, client_id, outcome, ground, details_digest is not null as sealed"
                                + " from samtykke.usage_log where patient_id = ? order by recorded desc, id desc limit 1",
                        kari.patient()))
                .containsEntry("service", "usage-log")
                .containsEntry("client_id", "officer")
                .containsEntry("outcome", 0)
                .containsEntry("ground", "system")
                .containsEntry("sealed", true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "system/*.rs",
                "system/*.cruds",
                "system/AuditEvent.c",
                "system/AuditEvent.rs?type=rest",
                "patient/AuditEvent.rs",
                "user/AuditEvent.rs"
            })
    void nothing_but_a_scope_that_names_the_log_opens_it(String scope) {
        assertThat(SERVER.get("/AuditEvent", SERVER.issuer.systemToken("officer", scope))
                        .reason())
                .isEqualTo("system-not-granted");
    }

    @Test
    void what_people_did_is_absent_by_its_id_too() {
        String id = database.queryForObject(
                "select id::text from samtykke.usage_log where actor_id = ? limit 1", String.class, kari.patient());

        assertThat(SERVER.get("/AuditEvent/" + id, officer).status()).isEqualTo(404);
    }

    private List<AuditEvent> search(String query) {
        var answer = SERVER.get("/AuditEvent" + query, officer);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.entries().stream().map(AuditEvent.class::cast).toList();
    }
}
