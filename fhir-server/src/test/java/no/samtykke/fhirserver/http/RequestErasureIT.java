package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import no.samtykke.fhirserver.http.People.Citizen;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** She asks to be erased, or that one entry of hers is. */
class RequestErasureIT {

    private static final RunningServer SERVER = RunningServer.ONE;
    private static final JdbcTemplate DATABASE = SERVER.bean(JdbcTemplate.class);

    private final String marker = "marker-" + UUID.randomUUID();
    private final Citizen kari = People.citizen();

    @Test
    void all_of_it_ends_now_and_goes_when_she_can_no_longer_regret_it() {
        Stored.close(kari.patient(), "research-consent");
        String token = People.approvedToken(kari, "patient/*.cruds");

        var answer = ask(token, all());

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        var told = answer.as(Parameters.class);
        String day = Optouts.today().plusDays(14).toString();
        assertThat(told.getParameter("erased-on").getValue().primitiveValue()).isEqualTo(day);
        assertThat(Leaving.part(first(told, "stays"), "category")).isEqualTo("research-consent");
        assertThat(SERVER.get("/Patient", token).reason()).isEqualTo("terms-not-accepted");
        assertThat(erasedOn()).isEqualTo(day);
        assertThat(Traces.of(day)).containsKey("public.hfj_res_ver");
        People.accept(kari.known(), UUID.randomUUID(), null);
        assertThat(erasedOn()).isEmpty();
    }

    @Test
    void what_stands_in_the_way_of_a_withdrawal_stands_in_the_way_of_it() {
        Powers.accepted(kari, People.citizen(), "registered-information");

        var answer = ask(People.approvedToken(kari, "patient/*.cruds"), all());

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.reason()).isEqualTo("powers-of-attorney-active");
        assertThat(erasedOn()).isEmpty();
    }

    @Test
    void an_app_that_may_not_withdraw_anything_may_not_ask() {
        assertThat(ask(People.approvedToken(kari, "patient/*.rs"), all()).status())
                .isEqualTo(403);
        assertThat(ask(Papers.STAFF, all()).status()).isEqualTo(403);
        assertThat(ask(People.approvedToken(kari, "patient/*.cruds"), new Parameters())
                        .status())
                .isEqualTo(400);
    }

    @Test
    void an_entry_of_hers_goes_at_once_with_all_its_versions() {
        String id = entry();
        assertThat(Traces.of(marker)).isNotEmpty();

        assertThat(ask(token(), target("Observation", id)).status()).isEqualTo(200);

        assertThat(Traces.of(marker)).isEmpty();
        assertThat(Traces.of(id)).isEmpty();
        assertThat(SERVER.get("/Observation/" + id, token()).status()).isEqualTo(404);
    }

    @Test
    void what_another_wrote_is_for_that_other_to_erase() {
        String hospital =
                People.load(new Organization().setName("The hospital")).getFirst();
        var visit = (Encounter) Clinical.resource("Encounter", kari.patient());
        visit.setServiceProvider(new Reference("Organization/" + hospital));
        String id = People.load(visit).getFirst();

        var answer = ask(token(), target("Encounter", id));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.reason()).isEqualTo("erased-by-its-controller");
        assertThat(answer.as(OperationOutcome.class).getIssueFirstRep().getDiagnostics())
                .isEqualTo("Controller: The hospital");
        assertThat(SERVER.get("/Encounter/" + id, token()).status()).isEqualTo(200);
    }

    @Test
    void what_is_anothers_looks_as_if_it_were_not_there() {
        String id = entry();

        var other = People.citizen();
        String token = Cast.ownToken(other, other.patient());

        assertThat(ask(token, target("Observation", id)).status()).isEqualTo(404);
        assertThat(ask(token, target("Observation", "none")).status()).isEqualTo(404);
        assertThat(ask(token, target("Provenance", "none")).status()).isEqualTo(404);
    }

    @Test
    void what_she_took_away_is_kept_for_a_while_with_its_versions_and_then_gone() {
        String id = entry();
        assertThat(SERVER.delete("/Observation/" + id, token()).status()).isEqualTo(200);
        Leaving.erase();
        assertThat(Traces.of(marker)).isNotEmpty();

        deletedDaysAgo(id, 31);
        Leaving.erase();

        assertThat(Traces.of(marker)).isEmpty();
        assertThat(Traces.of(id)).isEmpty();
    }

    @Test
    void log_ins_that_ended_long_ago_are_forgotten() {
        var session = UUID.randomUUID();
        DATABASE.update(
                "insert into samtykke.login_session (sid, patient_id, started_at, ended_at) values (?, ?, ?, ?)",
                session,
                kari.patient(),
                daysAgo(40),
                daysAgo(31));

        Leaving.erase();

        assertThat(Traces.of(session.toString())).isEmpty();
        assertThat(Traces.of(kari.sid().toString())).isNotEmpty();
    }

    /** HAPI's own operation is none of those that are served. */
    @ParameterizedTest
    @ValueSource(
            strings = {"/$expunge", "/Patient/$expunge", "/Patient/x/$expunge", "/Observation/x/_history/1/$expunge"})
    void nobody_expunges(String path) {
        var everything = new Parameters().addParameter("expungeEverything", new BooleanType(true));

        assertThat(SERVER.post(path, token(), everything).status()).isIn(400, 403, 404);
        assertThat(SERVER.post(path, Papers.STAFF, everything).status()).isIn(400, 403, 404);
        assertThat(SERVER.get("/Patient", People.approvedToken(kari, "patient/*.rs"))
                        .status())
                .isEqualTo(200);
    }

    /** With two versions, of which the first is marked. */
    private String entry() {
        Cast.giveArchive(kari, kari.patient());
        var entry = (Observation) Clinical.resource("Observation", kari.patient());
        entry.addNote(new Annotation().setText(marker));
        String id = SERVER.post("/Observation", token(), entry).createdId();
        entry.setId(id);
        assertThat(SERVER.put("/Observation/" + id, token(), entry.setNote(null))
                        .status())
                .isEqualTo(200);
        return id;
    }

    private static void deletedDaysAgo(String id, int days) {
        assertThat(DATABASE.update("update hfj_resource set res_deleted_at = ? where fhir_id = ?", daysAgo(days), id))
                .isOne();
    }

    private static Timestamp daysAgo(int days) {
        return Timestamp.from(SERVER.clock().instant().minus(Duration.ofDays(days)));
    }

    private String token() {
        return Cast.ownToken(kari, kari.patient());
    }

    private String erasedOn() {
        return DATABASE
                .queryForList("select erased_on from samtykke.retention where patient_id = ?", kari.patient())
                .stream()
                .map(Map::values)
                .map(values -> values.iterator().next().toString())
                .findFirst()
                .orElse("");
    }

    private static Answer ask(String token, Parameters in) {
        return SERVER.post("/$request-erasure", token, in);
    }

    private static Parameters.ParametersParameterComponent first(Parameters told, String name) {
        return told.getParameter().stream()
                .filter(part -> part.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Parameters all() {
        return new Parameters().addParameter("all", new BooleanType(true));
    }

    private static Parameters target(String type, String id) {
        return new Parameters().addParameter("target", new Reference(type + "/" + id));
    }
}
