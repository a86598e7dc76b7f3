package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Provenance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Consents given, changed and withdrawn by an app, and what is left behind. */
class ConsentsThroughAppsIT {

    private static final RunningServer SERVER = RunningServer.ONE;
    private static final String ALL = "patient/*.cruds";

    private People.Citizen kari = People.citizen();
    private String token = "";

    @BeforeEach
    void a_citizen_with_an_app() {
        kari = People.citizen();
        token = People.approvedToken(kari, ALL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "health-archive",
                "research-consent",
                "register-reservation",
                "support-access",
                "record-access-closure",
                "kjernejournal-access-closure",
                "self-access-closure"
            })
    void is_given_with_a_provenance_and_a_line_in_the_log(String category) {
        String id = give(category).createdId();

        assertThat(facts(category)).containsExactly(id);
        assertThat(Provenances.of(id)).singleElement().satisfies(noted -> {
            assertThat(noted.getAgentFirstRep().getWho().getReference()).isEqualTo("Patient/" + kari.patient());
            assertThat(noted.getEntity()).isEmpty();
        });
        assertThat(lastLine())
                .containsEntry("service", "consents")
                .containsEntry("action", "C")
                .containsEntry("ground", "own-data")
                .containsEntry("client_id", People.CLIENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"health-archive", "research-consent", "register-reservation", "support-access"})
    void given_again_the_old_one_ends_and_a_provenance_names_both(String category) {
        String first = give(category).createdId();
        String second = give(category).createdId();

        assertThat(facts(category)).containsExactly(second);
        assertThat(read(first).getStatus()).isEqualTo(Consent.ConsentState.INACTIVE);
        Provenance noted = Provenances.of(second).getLast();
        assertThat(noted.getEntityFirstRep().getWhat().getReference()).isEqualTo("Consent/" + first);
        assertThat(noted.getEntityFirstRep().getRole()).isEqualTo(Provenance.ProvenanceEntityRole.REVISION);
    }

    @Test
    void one_study_is_not_another() {
        var other = Cast.consent("research-consent", kari.patient(), kari.patient());
        other.getPolicyFirstRep().setUri("https://study.example/protocol/2");

        give("research-consent");
        assertThat(SERVER.post("/Consent", token, other).status()).isEqualTo(201);

        assertThat(facts("research-consent")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"health-archive", "research-consent", "register-reservation", "support-access"})
    void is_withdrawn_by_a_put_with_a_provenance(String category) {
        String id = give(category).createdId();

        var answer = withdraw(id);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(facts(category)).isEmpty();
        assertThat(Provenances.of(id)).hasSize(2);
        assertThat(Provenances.lastAgent(id)).isEqualTo("Patient/" + kari.patient());
        assertThat(lastLine()).containsEntry("service", "consents").containsEntry("action", "U");
    }

    @Test
    void what_is_withdrawn_is_not_taken_back_nor_withdrawn_twice() {
        String id = give("health-archive").createdId();
        withdraw(id);

        assertThat(withdraw(id).reason()).isEqualTo("consent-change-not-allowed");
        assertThat(SERVER.put("/Consent/" + id, token, read(id).setStatus(Consent.ConsentState.ACTIVE))
                        .reason())
                .isEqualTo("consent-change-not-allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"record-access-closure", "kjernejournal-access-closure"})
    void a_closure_is_not_given_twice_and_ends_by_a_form_alone(String category) {
        String id = give(category).createdId();

        var again = give(category);

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.reason()).isEqualTo("closed-already");
        assertThat(withdraw(id).reason()).isEqualTo("reopening-needs-form");
        assertThat(facts(category)).containsExactly(id);
    }

    @Test
    void all_that_is_missing_or_wrong_is_named_and_nothing_is_stored() {
        var consent = Cast.consent("health-archive", kari.patient(), kari.patient());
        consent.setDateTime(null).setSource(null);
        consent.getPolicyFirstRep().setUri("https://samtykke.example/policy/health-archive/2020-01-01");
        consent.getProvision().setType(Consent.ConsentProvisionType.DENY);

        var answer = SERVER.post("/Consent", token, consent);

        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.reason()).isEqualTo("consent-not-well-formed");
        assertThat(answer.as(OperationOutcome.class).getIssue())
                .extracting(issue -> issue.getExpression().getFirst().getValue())
                .containsExactly("Consent.dateTime", "Consent.source", "Consent.policy.uri", "Consent.provision.type");
        assertThat(facts("health-archive")).isEmpty();
    }

    @Test
    void the_right_to_give_is_asked_before_the_shape() {
        var consent = Cast.consent("platform-terms", kari.patient(), kari.patient());
        consent.setDateTime(null);

        assertThat(SERVER.post("/Consent", token, consent).reason()).isEqualTo("consent-not-yours");
    }

    @Test
    void who_names_nobody_as_performer_is_told_so() {
        var consent = Cast.consent("health-archive", kari.patient(), kari.patient());
        consent.setPerformer(null);

        assertThat(SERVER.post("/Consent", token, consent).status()).isEqualTo(422);
    }

    @Test
    void a_parent_closes_for_the_child_and_the_other_parent_ends_what_a_click_ends() {
        var child = People.born(LocalDate.now(SERVER.clock()).minusYears(8));
        var father = People.citizen();
        People.parent(kari.known(), child);
        People.parent(father.known(), child);
        String patient = People.accept(kari.known(), kari.sid(), child);
        People.approve(kari, patient, ALL);
        People.approve(father, patient, ALL);
        String mothers = People.token(kari, patient, ALL);
        String fathers = People.token(father, patient, ALL);

        String given = SERVER.post("/Consent", mothers, Cast.consent("research-consent", patient, kari.patient()))
                .createdId();
        var research = SERVER.get("/Consent/" + given, fathers).as(Consent.class);
        SERVER.post("/Consent", mothers, Cast.consent("record-access-closure", patient, kari.patient()));

        assertThat(SERVER.get("/Condition", fathers).reason()).isEqualTo("record-access-closed");
        assertThat(SERVER.put("/Consent/" + given, fathers, research.setStatus(Consent.ConsentState.INACTIVE))
                        .status())
                .isEqualTo(200);
        assertThat(Provenances.lastAgent(given)).isEqualTo("Patient/" + father.patient());
    }

    @Test
    void none_of_the_closures_takes_another_with_it() {
        give("kjernejournal-access-closure");
        give("record-access-closure");
        give("health-archive");
        give("self-access-closure");

        assertThat(SERVER.bean(JdbcTemplate.class)
                        .queryForList(
                                "select category from samtykke.consent_fact where patient_id = ?"
                                        + " and category not in ('platform-terms', 'app-access')",
                                String.class,
                                kari.patient()))
                .containsExactlyInAnyOrder(
                        "kjernejournal-access-closure",
                        "record-access-closure",
                        "health-archive",
                        "self-access-closure");
    }

    private Answer give(String category) {
        return SERVER.post("/Consent", token, Cast.consent(category, kari.patient(), kari.patient()));
    }

    private Answer withdraw(String id) {
        return SERVER.put("/Consent/" + id, token, read(id).setStatus(Consent.ConsentState.INACTIVE));
    }

    private Consent read(String id) {
        return SERVER.get("/Consent/" + id, token).as(Consent.class);
    }

    private List<String> facts(String category) {
        return SERVER.bean(JdbcTemplate.class)
                .queryForList(
                        "select consent_id from samtykke.consent_fact where patient_id = ? and category = ?",
                        String.class,
                        kari.patient(),
                        category);
    }

    private Map<String, Object> lastLine() {
        return SERVER.bean(JdbcTemplate.class)
                .queryForList(
                        "select * from samtykke.usage_log where patient_id = ? and kind = 'consent'"
                                + " order by recorded, id",
                        kari.patient())
                .getLast();
    }
}
