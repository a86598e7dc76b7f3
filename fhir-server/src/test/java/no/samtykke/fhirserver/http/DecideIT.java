package no.samtykke.fhirserver.http;

import static no.samtykke.fhirserver.http.GrantedOrganisations.REGISTER;
import static no.samtykke.fhirserver.http.GrantedOrganisations.about;
import static no.samtykke.fhirserver.http.GrantedOrganisations.ask;
import static no.samtykke.fhirserver.http.GrantedOrganisations.of;
import static no.samtykke.fhirserver.http.GrantedOrganisations.told;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import no.samtykke.fhirserver.http.People.Citizen;
import no.samtykke.fhirserver.http.People.Known;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.UriType;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** A hospital asks whether what it has may be shown, and is told what the doors answer an app at the same moment. */
class DecideIT {

    private static final RunningServer SERVER = RunningServer.ONE;
    private static final List<String> TYPES = List.of("Observation", "Condition", "AllergyIntolerance", "Consent");

    private final Citizen kari = People.citizen();

    @Test
    void it_is_told_what_the_doors_answer_at_each_step() {
        String token = People.approvedToken(kari, "patient/*.rs");
        for (String closure :
                List.of("", "record-access-closure", "kjernejournal-access-closure", "self-access-closure")) {
            if (!closure.isEmpty()) {
                Stored.close(kari.patient(), closure);
            }
            for (String type : TYPES) {
                boolean open = SERVER.get("/" + type, token).status() == 200;

                assertThat(decision(decide(kari.known(), type)))
                        .as(closure + " " + type)
                        .isEqualTo(open ? "permit" : "deny");
            }
        }
    }

    @Test
    void about_one_who_acts_for_another_it_is_told_the_ground() {
        var child = People.born(LocalDate.now(SERVER.clock()).minusYears(8));
        People.parent(kari.known(), child);
        assertThat(decision(decideFor(kari.known(), child))).isEqualTo("deny");
        People.accept(kari.known(), kari.sid(), child);

        var answer = decideFor(kari.known(), child);
        assertThat(decision(answer)).isEqualTo("permit");
        assertThat(text(answer, "ground")).isEqualTo("parental-responsibility");
        People.isNowBorn(child, LocalDate.now(SERVER.clock()).minusYears(16));
        assertThat(decision(decideFor(kari.known(), child))).isEqualTo("deny");
    }

    @Test
    void consents_are_named_of_granted_kinds_only_and_a_refusal_has_no_reason() throws Exception {
        var permit = decide(kari.known(), "Condition");
        var terms = ((Reference) permit.getParameter("consent").getValue()).getReference();
        assertThat(terms).startsWith("Consent/");
        assertThat(SignedJWT.parse(text(permit, "receipt")).getJWTClaimsSet().getJSONObjectClaim("answered"))
                .containsEntry("decision", "permit")
                .containsEntry("consents", List.of(terms.substring("Consent/".length())));
        Stored.close(kari.patient(), "record-access-closure");
        var named = decide(kari.known(), "Condition");
        assertThat(named.hasParameter("consent")).isTrue();
        Stored.close(kari.patient(), "self-access-closure");
        var deny = decide(kari.known(), "Observation");
        assertThat(deny.getParameter())
                .extracting(Parameters.ParametersParameterComponent::getName)
                .containsExactly("decision", "receipt", "salt");
        var unknown = decide(People.adult(), "Observation");
        assertThat(unknown.getParameter())
                .extracting(Parameters.ParametersParameterComponent::getName)
                .containsExactly("decision", "receipt", "salt");
        assertThat(decision(unknown)).isEqualTo("deny");
        assertThat(SERVER.bean(JdbcTemplate.class)
                        .queryForObject(
                                "select count(*) from samtykke.usage_log where patient_id = ? and kind = 'disclosure'",
                                Integer.class,
                                kari.patient()))
                .isEqualTo(3);
    }

    @Test
    void with_two_hundred_consents_it_costs_four_statements() {
        IntStream.range(0, 200).forEach(i -> Stored.appAccess(kari.patient(), "app " + i));
        decide(kari.known(), "Condition");

        var statements = CountedStatements.during(
                () -> assertThat(decision(decide(kari.known(), "Condition"))).isEqualTo("permit"));

        assertThat(statements).filteredOn(sql -> sql.contains("consent_fact")).hasSize(1);
        assertThat(statements).hasSizeBetween(2, 4);
    }

    @Test
    void whether_she_takes_part_in_research_is_what_her_setting_says_at_the_same_moment() {
        String policy =
                Consents.given("research-consent", "x", "x").getPolicyFirstRep().getUri();
        assertSameAsSetting(policy);
        Stored.close(kari.patient(), "research-consent");
        assertThat(assertSameAsSetting(policy)).isEqualTo("permit");
        assertThat(assertSameAsSetting(policy + "/other")).isEqualTo("deny");
        Cast.withdraw(kari, kari.patient(), "research-consent");
        assertThat(assertSameAsSetting(policy)).isEqualTo("deny");
        Stored.close(kari.patient(), "research-consent");
        // It is about research, not about what she is shown: what closes that has no say.
        Stored.close(kari.patient(), "self-access-closure");
        assertThat(assertSameAsSetting(policy)).isEqualTo("permit");
    }

    @Test
    void other_purposes_and_types_are_not_decided_here_and_others_ask_in_vain() {
        var in = question(kari.known(), "Condition");
        in.getParameter("purpose").setValue(new CodeType("TREAT"));
        assertThat(ask("$decide", "portal", in).status()).isEqualTo(400);
        assertThat(ask("$decide", "portal", question(kari.known(), "Basic")).status())
                .isEqualTo(400);
        assertThat(ask("$decide", "register", question(kari.known(), "Condition"))
                        .reason())
                .isEqualTo("system-not-granted");
        in.getParameter("purpose").setValue(new CodeType("HRESCH"));
        assertThat(ask("$decide", "portal", in).reason()).isEqualTo("system-not-granted");
        assertThat(ask(
                                "$decide",
                                "register",
                                in.copy().addParameter("controller", GrantedOrganisations.organisation(REGISTER)))
                        .status())
                .isEqualTo(400);
        assertThat(ask("$decide", "stranger", question(kari.known(), "Condition"))
                        .reason())
                .isEqualTo("not-served");
        assertThat(ask("$decide", "portal", "system/*.rs", question(kari.known(), "Condition"))
                        .reason())
                .isEqualTo("not-served");
    }

    private String assertSameAsSetting(String policy) {
        var asked = of(about(People.identifier(kari.known().id())), "research-consent", REGISTER)
                .addParameter("policy", new UriType(policy));
        var setting =
                told(ask("$privacy-settings", "register", asked), "setting").getFirst();
        var answer = answer(
                "register",
                new Parameters()
                        .addParameter("person", People.identifier(kari.known().id()))
                        .addParameter("controller", GrantedOrganisations.organisation(REGISTER))
                        .addParameter("policy", new UriType(policy))
                        .addParameter("purpose", new CodeType("HRESCH")));
        assertThat(decision(answer)).isEqualTo(setting.isEmpty() ? "deny" : "permit");
        assertThat(answer.hasParameter("consent")).isEqualTo(!setting.isEmpty());
        assertThat(answer.hasParameter("ground")).isFalse();
        return decision(answer);
    }

    private static Parameters decide(Known person, String type) {
        return answer(question(person, type));
    }

    private static Parameters decideFor(Known actor, Known person) {
        return answer(question(person, "Observation").addParameter("actor", People.identifier(actor.id())));
    }

    private static Parameters answer(Parameters in) {
        return answer("portal", in);
    }

    private static Parameters answer(String client, Parameters in) {
        var answer = ask("$decide", client, in);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.as(Parameters.class);
    }

    private static Parameters question(Known person, String type) {
        return new Parameters()
                .addParameter("person", People.identifier(person.id()))
                .addParameter("type", new CodeType(type))
                .addParameter("purpose", new CodeType("PATRQT"));
    }

    private static String decision(Parameters answer) {
        return text(answer, "decision");
    }

    private static String text(Parameters answer, String name) {
        return answer.getParameter(name).getValue().primitiveValue();
    }
}
