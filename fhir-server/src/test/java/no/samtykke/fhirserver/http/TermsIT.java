package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** The terms: withdrawn through an app, accepted anew, at one level or another. */
class TermsIT {

    private static final RunningServer SERVER = RunningServer.ONE;
    private static final String ALL = "patient/*.cruds";
    private static final String RETENTION = "https://samtykke.example/fhir/StructureDefinition/retention-until";

    private People.Citizen kari = People.citizen();
    private String token = "";

    @BeforeEach
    void a_citizen_with_an_app() {
        kari = People.citizen();
        token = People.approvedToken(kari, ALL);
    }

    @Test
    void after_the_withdrawal_nothing_of_hers_is_served_and_public_pages_stay_open() {
        assertThat(withdraw().status()).isEqualTo(200);

        for (String path : List.of("/Patient/" + kari.patient(), "/Observation", "/Consent", "/AuditEvent")) {
            assertThat(SERVER.get(path, token).reason()).isEqualTo("terms-not-accepted");
        }
        assertThat(SERVER.get("/metadata", "").status()).isEqualTo(200);
    }

    @Test
    void the_day_of_erasure_is_two_years_away_and_told_until_she_accepts_anew() {
        String terms = terms();
        assertThat(login().hasParameter("erased-on")).isFalse();
        String day = LocalDate.now(SERVER.clock()).plusYears(2).toString();

        withdraw();

        var out = login();
        assertThat(value(out, "terms-accepted")).isEqualTo("false");
        assertThat(value(out, "erased-on")).isEqualTo(day);
        assertThat(out.hasParameter("patient")).isFalse();
        assertThat(out.hasParameter("level")).isFalse();

        assertThat(People.accept(kari.known(), kari.sid(), null)).isEqualTo(kari.patient());

        assertThat(login().hasParameter("erased-on")).isFalse();
        assertThat(SERVER.get("/Consent/" + terms + "/_history/2", token)
                        .as(Consent.class)
                        .getExtensionByUrl(RETENTION)
                        .getValue())
                .satisfies(until ->
                        assertThat(((DateType) until).getValueAsString()).isEqualTo(day));
        var now = SERVER.get("/Consent/" + terms, token).as(Consent.class);
        assertThat(now.getStatus()).isEqualTo(Consent.ConsentState.INACTIVE);
        assertThat(now.hasExtension(RETENTION)).isFalse();
    }

    @Test
    void what_she_decided_towards_others_and_her_closures_stand() {
        for (String category : List.of(
                "research-consent", "register-reservation", "record-access-closure", "kjernejournal-access-closure")) {
            give(category);
        }
        Stored.close(kari.patient(), "kjernejournal-optout");

        withdraw();

        assertThat(SERVER.bean(JdbcTemplate.class)
                        .queryForList(
                                "select category from samtykke.consent_fact where patient_id = ?",
                                String.class,
                                kari.patient()))
                .contains(
                        "research-consent",
                        "register-reservation",
                        "record-access-closure",
                        "kjernejournal-access-closure",
                        "kjernejournal-optout")
                .doesNotContain("platform-terms");
    }

    @Test
    void a_power_that_she_gave_stands_in_the_way_and_is_named() {
        var proposed = Powers.given(kari, People.adult(), "health-record");
        var accepted = Powers.accepted(kari, People.citizen(), "health-record");
        token = People.approvedToken(kari, ALL);

        var answer = withdraw();

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.reason()).isEqualTo("powers-of-attorney-active");
        assertThat(answer.as(OperationOutcome.class).getIssue())
                .extracting(OperationOutcome.OperationOutcomeIssueComponent::getDiagnostics)
                .containsExactlyInAnyOrder(
                        "Consent/" + proposed.consent() + " (My helper)",
                        "Consent/" + accepted.consent() + " (My helper)");
        assertThat(SERVER.get("/Patient/" + kari.patient(), token).status()).isEqualTo(200);
        assertThat(login().hasParameter("erased-on")).isFalse();
    }

    @Test
    void when_her_powers_have_ended_the_terms_are_hers_to_withdraw() {
        var power = Powers.accepted(kari, People.citizen(), "health-record");
        token = People.approvedToken(kari, ALL);
        Powers.answer(kari, "$end-mandate", power);
        token = People.approvedToken(kari, ALL);

        assertThat(withdraw().status()).isEqualTo(200);
    }

    @Test
    void the_powers_that_she_holds_lapse_and_both_see_it_in_their_logs() {
        var giver = People.citizen();
        var power = Powers.accepted(giver, kari, "registered-information");
        token = People.approvedToken(kari, ALL);

        assertThat(withdraw().status()).isEqualTo(200);

        assertThat(SERVER.bean(JdbcTemplate.class)
                        .queryForList("select * from samtykke.mandate where giver = ?", giver.patient()))
                .isEmpty();
        String givers = People.approvedToken(giver, ALL);
        assertThat(SERVER.get("/Consent/" + power.consent(), givers)
                        .as(Consent.class)
                        .getStatus())
                .isEqualTo(Consent.ConsentState.INACTIVE);
        assertThat(Provenances.lastAgent(power.consent())).isEqualTo("Patient/" + kari.patient());
        for (String log : List.of(giver.patient(), kari.patient())) {
            assertThat(SERVER.bean(JdbcTemplate.class)
                            .queryForList(
                                    "select * from samtykke.usage_log where patient_id = ? and actor_id = ?"
                                            + " and service = 'representation' and action = 'U'"
                                            + " order by recorded desc",
                                    log,
                                    kari.patient()))
                    .isNotEmpty();
        }
    }

    @Test
    void a_parent_withdraws_for_the_child() {
        var child = People.born(LocalDate.now(SERVER.clock()).minusYears(8));
        People.parent(kari.known(), child);
        String patient = People.accept(kari.known(), kari.sid(), child);
        People.approve(kari, patient, ALL);
        String childs = People.token(kari, patient, ALL);

        assertThat(withdraw(childs).status()).isEqualTo(200);

        assertThat(SERVER.get("/Patient/" + patient, childs).reason()).isEqualTo("terms-not-accepted");
        assertThat(SERVER.get("/Patient/" + kari.patient(), token).status()).isEqualTo(200);
        assertThat(SERVER.bean(JdbcTemplate.class)
                        .queryForList("select * from samtykke.retention where patient_id = ?", patient))
                .hasSize(1);
    }

    @Test
    void another_level_is_a_new_acceptance_and_acts_on_the_next_request() {
        People.load(Clinical.resource("Condition", kari.patient()));
        String first = terms();
        assertThat(value(login(), "level")).isEqualTo("full");
        assertThat(SERVER.get("/Condition", token).status()).isEqualTo(200);

        accept("basic");

        assertThat(SERVER.get("/Condition", token).reason()).isEqualTo("consent-level-too-low");
        assertThat(value(login(), "level")).isEqualTo("basic");
        assertThat(SERVER.get("/Consent/" + first, token).as(Consent.class).getStatus())
                .isEqualTo(Consent.ConsentState.INACTIVE);
        assertThat(Provenances.of(terms())
                        .getLast()
                        .getEntityFirstRep()
                        .getWhat()
                        .getReference())
                .isEqualTo("Consent/" + first);

        accept("basic-plus");

        assertThat(SERVER.get("/Condition", token).status()).isEqualTo(200);
        assertThat(value(login(), "level")).isEqualTo("basic-plus");
    }

    private void give(String category) {
        assertThat(SERVER.post("/Consent", token, Cast.consent(category, kari.patient(), kari.patient()))
                        .status())
                .isEqualTo(201);
    }

    private Answer withdraw() {
        return withdraw(token);
    }

    private static Answer withdraw(String with) {
        var terms = termsBy(with);
        return SERVER.put(
                "/Consent/" + terms.getIdElement().getIdPart(), with, terms.setStatus(Consent.ConsentState.INACTIVE));
    }

    private String terms() {
        return termsBy(token).getIdElement().getIdPart();
    }

    private static Consent termsBy(String with) {
        return (Consent) SERVER.get("/Consent?status=active&category=platform-terms", with)
                .entries()
                .getFirst();
    }

    private void accept(String level) {
        assertThat(People.accept(kari.known(), kari.sid(), null, level)).isEqualTo(kari.patient());
    }

    private Parameters login() {
        return People.login(kari.known(), UUID.randomUUID()).as(Parameters.class);
    }

    private static String value(Parameters out, String name) {
        return out.getParameter(name).getValue().primitiveValue();
    }
}
