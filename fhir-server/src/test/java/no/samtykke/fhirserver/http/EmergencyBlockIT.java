package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** One call closes everything and ends all sessions, whoever makes it for her. */
class EmergencyBlockIT {

    private static final RunningServer SERVER = RunningServer.ONE;
    private static final String STAFF = "https://samtykke.example/scope/staff";
    private static final String ALL = "patient/*.cruds";

    private People.Citizen kari = People.citizen();
    private String token = "";

    @BeforeEach
    void a_citizen_in_two_sessions() {
        kari = People.citizen();
        token = People.approvedToken(kari, ALL);
    }

    @Test
    void an_app_of_hers_closes_everything() {
        var second = new People.Citizen(kari.known(), kari.patient(), UUID.randomUUID());
        People.login(kari.known(), second.sid());
        String elsewhere = People.token(second, kari.patient(), ALL);
        assertThat(SERVER.get("/Observation", elsewhere).status()).isEqualTo(200);

        var answer = SERVER.post("/$emergency-block", token, new Parameters());

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(value(answer, "sessions-ended")).isEqualTo("2");
        assertThat(SERVER.get("/Observation", token).reason()).isEqualTo("session-ended");
        assertThat(SERVER.get("/Observation", elsewhere).reason()).isEqualTo("session-ended");
        String consent = ((Reference)
                        answer.as(Parameters.class).getParameter("consent").getValue())
                .getReferenceElement()
                .getIdPart();
        assertThat(Provenances.lastAgent(consent)).isEqualTo("Patient/" + kari.patient());
        assertThat(log())
                .anySatisfy(line -> assertThat(line)
                        .containsEntry("kind", "consent")
                        .containsEntry("action", "C")
                        .containsEntry("client_id", People.CLIENT)
                        .containsEntry("ground", "own-data"));
        assertThat(log()).filteredOn(line -> line.get("kind").equals("logout")).hasSize(2);
    }

    @Test
    void nobody_gets_in_any_more_by_her_eid_or_a_device() {
        SERVER.post("/$emergency-block", token, new Parameters());

        assertThat(reason(People.login(kari.known(), UUID.randomUUID()))).isEqualTo("emergency-blocked");
        assertThat(reason(People.operation(
                        "$resume",
                        new Parameters()
                                .addParameter("actor", new Reference("Patient/" + kari.patient()))
                                .addParameter("acr", new StringType("samtykke-device"))
                                .addParameter("amr", new StringType("pop"))
                                .addParameter(
                                        "sid", new StringType(UUID.randomUUID().toString())))))
                .isEqualTo("emergency-blocked");
        assertThat(People.approve(kari, kari.patient(), ALL).reason()).isEqualTo("emergency-blocked");
        assertThat(People.acceptance(kari.known(), UUID.randomUUID(), null, "full")
                        .reason())
                .isEqualTo("emergency-blocked");
    }

    @Test
    void auth_server_sets_it_too_and_setting_it_twice_is_fine() {
        var first = byAuthServer();
        var second = byAuthServer();

        assertThat(first.status()).as(first.body()).isEqualTo(200);
        assertThat(value(first, "sessions-ended")).isEqualTo("1");
        assertThat(value(second, "sessions-ended")).isEqualTo("0");
        assertThat(second.body()).contains(first.body().replaceAll("(?s).*(Consent/[^\"]+).*", "$1"));
        assertThat(log())
                .filteredOn(line -> line.get("kind").equals("consent") && line.get("client_id") == null)
                .hasSize(2);
    }

    @Test
    void staff_set_it_for_one_who_calls_and_it_shows_in_her_log() {
        String staff = SERVER.issuer.systemToken("call-centre", STAFF);
        var her = new Parameters().addParameter("patient", new Reference("Patient/" + kari.patient()));

        var answer = SERVER.post("/$emergency-block", staff, her);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(SERVER.get("/Observation", token).reason()).isEqualTo("session-ended");
        assertThat(log())
                .anySatisfy(line -> assertThat(line)
                        .containsEntry("kind", "consent")
                        .containsEntry("client_id", "call-centre")
                        .containsEntry("actor_id", null));
    }

    @Test
    void other_systems_may_not_and_an_unknown_patient_is_a_fault_of_the_request() {
        var her = new Parameters().addParameter("patient", new Reference("Patient/" + kari.patient()));
        assertThat(SERVER.post("/$emergency-block", SERVER.issuer.systemToken("loader", "system/*.cruds"), her)
                        .reason())
                .isEqualTo("not-served");
        var unknown = new Parameters().addParameter("patient", new Reference("Patient/" + UUID.randomUUID()));
        assertThat(SERVER.post("/$emergency-block", SERVER.issuer.systemToken("call-centre", STAFF), unknown)
                        .status())
                .isEqualTo(400);
        assertThat(SERVER.get("/Observation", token).status()).isEqualTo(200);
    }

    @Test
    void for_a_child_no_one_sets_it() {
        var child = People.born(LocalDate.now(SERVER.clock()).minusYears(8));
        People.parent(kari.known(), child);
        String patient = People.accept(kari.known(), kari.sid(), child);
        People.approve(kari, patient, ALL);
        String childs = People.token(kari, patient, ALL);

        assertThat(SERVER.post("/$emergency-block", childs, new Parameters()).reason())
                .isEqualTo("consent-not-yours");
        assertThat(SERVER.get("/Patient/" + patient, childs).status()).isEqualTo(200);
    }

    @Test
    void an_app_needs_the_whole_scope_to_give_consents() {
        for (String scope : List.of("patient/Consent.rs", "patient/Consent.c?category=health-archive")) {
            String narrow = People.approvedToken(kari, scope);

            assertThat(SERVER.post("/$emergency-block", narrow, new Parameters())
                            .reason())
                    .isEqualTo("scope-missing");
        }
    }

    @Test
    void a_session_that_begins_meanwhile_does_not_outlive_it() {
        SERVER.post("/$emergency-block", token, new Parameters());
        People.login(kari.known(), UUID.randomUUID());

        assertThat(SERVER.bean(JdbcTemplate.class)
                        .queryForList(
                                "select * from samtykke.login_session where patient_id = ? and ended_at is null",
                                kari.patient()))
                .isEmpty();
    }

    private Answer byAuthServer() {
        return People.operation(
                "$emergency-block",
                new Parameters()
                        .addParameter("actor", new Reference("Patient/" + kari.patient()))
                        .addParameter("sid", new StringType(kari.sid().toString())));
    }

    private List<Map<String, Object>> log() {
        return SERVER.bean(JdbcTemplate.class)
                .queryForList("select * from samtykke.usage_log where patient_id = ?", kari.patient());
    }

    private static String reason(Answer login) {
        return ((Coding) login.as(Parameters.class).getParameter("reason").getValue()).getCode();
    }

    private static String value(Answer answer, String name) {
        return answer.as(Parameters.class).getParameter(name).getValue().primitiveValue();
    }
}
