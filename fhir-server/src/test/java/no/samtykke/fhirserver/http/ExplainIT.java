package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import no.samtykke.fhirserver.http.People.Citizen;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;

/** {@code $explain} over HTTP: an app about itself. */
class ExplainIT {

    private static final RunningServer SERVER = RunningServer.ONE;

    private final Citizen kari = People.citizen();

    @Test
    void names_the_ground_and_the_consents_of_a_permit() {
        String token = People.approvedToken(kari, "patient/Observation.rs");

        var told = explain(token, "search", "Observation");

        assertThat(code(told, "decision")).isEqualTo("permit");
        assertThat(code(told, "ground")).isEqualTo("own-data");
        assertThat(categories(told)).containsExactlyInAnyOrder("platform-terms", "app-access");
        assertThat(texts(told)).containsExactly("nb", "nn", "en");
    }

    @Test
    void names_the_closure_that_refuses() {
        String token = People.approvedToken(kari, "patient/*.rs");
        Stored.close(kari.patient(), "record-access-closure");

        var told = explain(token, "search", "Condition");

        assertThat(code(told, "decision")).isEqualTo("deny");
        assertThat(code(told, "reason")).isEqualTo("record-access-closed");
        assertThat(categories(told)).containsExactly("record-access-closure");
        assertThat(code(explain(token, "search", "Observation"), "decision")).isEqualTo("permit");
    }

    @Test
    void is_told_after_everything_is_blocked() {
        String token = People.approvedToken(kari, "patient/*.rs");
        Stored.close(kari.patient(), "emergency-block");

        var told = explain(token, "search", "Observation");

        assertThat(code(told, "reason")).isEqualTo("emergency-blocked");
        assertThat(consents(told)).hasSize(1);
    }

    @Test
    void is_told_without_ids_when_the_session_has_ended() {
        String token = People.approvedToken(kari, "patient/*.rs");
        Cast.logOut(kari.sid());

        var told = explain(token, "read", "Patient");

        assertThat(code(told, "reason")).isEqualTo("session-ended");
        assertThat(consents(told)).isEmpty();
    }

    @Test
    void a_holder_is_told_her_power_and_nothing_of_the_givers_decisions() {
        var giver = People.citizen();
        Stored.mandate(giver.patient(), kari.known(), "registered-information health-record");
        assertThat(People.approve(kari, giver.patient(), "patient/*.rs").status())
                .isEqualTo(200);
        String token = People.token(kari, giver.patient(), "patient/*.rs");

        var permitted = explain(token, "search", "Condition");
        Stored.close(giver.patient(), "record-access-closure");
        var refused = explain(token, "search", "Condition");

        assertThat(code(permitted, "ground")).isEqualTo("power-of-attorney");
        assertThat(code(refused, "reason")).isEqualTo("not-covered-by-mandate");
        assertThat(consents(refused)).isEmpty();
    }

    @Test
    void says_of_anothers_resource_what_it_says_of_one_that_is_not_there() {
        String token = People.approvedToken(kari, "patient/*.rs");
        String anothers = People.load(Clinical.resource("Observation", Cast.SOMEBODY_ELSE.patient()))
                .getFirst();
        String own =
                People.load(Clinical.resource("Observation", kari.patient())).getFirst();

        var ofAnother = ask(token, question("read", "Observation").addParameter(reference("Observation/" + anothers)));
        var ofNone =
                ask(token, question("read", "Observation").addParameter(reference("Observation/" + UUID.randomUUID())));
        var ofOwn = ask(token, question("read", "Observation").addParameter(reference("Observation/" + own)));

        assertThat(ofAnother.body()).isEqualTo(ofNone.body());
        assertThat(code(ofNone.as(Parameters.class), "reason")).isEqualTo("not-known");
        assertThat(code(ofOwn.as(Parameters.class), "decision")).isEqualTo("permit");
    }

    @Test
    void says_that_an_entry_from_another_source_is_not_hers_to_change() {
        assertThat(SERVER.post(
                                "/Consent",
                                People.approvedToken(kari, "patient/*.cruds"),
                                Cast.consent("health-archive", kari.patient(), kari.patient()))
                        .status())
                .isEqualTo(201);
        String token = People.token(kari, kari.patient(), "patient/*.cruds");
        String loaded =
                People.load(Clinical.resource("Observation", kari.patient())).getFirst();

        var told = ask(token, question("delete", "Observation").addParameter(reference("Observation/" + loaded)));

        assertThat(code(told.as(Parameters.class), "reason")).isEqualTo("not-your-archive");
    }

    @Test
    void is_no_use_of_her_data() {
        String token = People.approvedToken(kari, "patient/*.rs");

        explain(token, "search", "Observation");

        var log = SERVER.get("/AuditEvent", token).entries();
        assertThat(log)
                .map(entry -> ((AuditEvent) entry).getSubtypeFirstRep().getCode())
                .doesNotContain("test-results");
    }

    @Test
    void refuses_what_cannot_be_a_question() {
        String token = People.approvedToken(kari, "patient/*.rs");

        assertThat(ask(token, question("look", "Observation")).status()).isEqualTo(400);
        assertThat(ask(token, question("search", "Observation").addParameter(reference("Observation/1")))
                        .status())
                .isEqualTo(400);
        assertThat(ask(token, question("read", "Condition").addParameter(reference("Observation/1")))
                        .status())
                .isEqualTo(400);
        assertThat(ask(token, question("read", "QuestionnaireResponse"))
                        .as(Parameters.class)
                        .getParameter("reason")
                        .getValue())
                .extracting(reason -> ((Coding) reason).getCode())
                .isEqualTo("not-served");
        assertThat(ask(SERVER.issuer.loginServerToken(), question("read", "Patient"))
                        .status())
                .isEqualTo(403);
    }

    static Parameters explain(String token, String interaction, String type) {
        var answer = ask(token, question(interaction, type));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.as(Parameters.class);
    }

    static Answer ask(String token, Parameters question) {
        return SERVER.post("/$explain", token, question);
    }

    static Parameters question(String interaction, String type) {
        return new Parameters()
                .addParameter("interaction", new CodeType(interaction))
                .addParameter("resource-type", new CodeType(type));
    }

    static String code(Parameters told, String name) {
        return switch (told.getParameter(name) == null
                ? null
                : told.getParameter(name).getValue()) {
            case null -> "";
            case Coding coding -> coding.getCode();
            case CodeType code -> code.getCode();
            default -> throw new AssertionError(name);
        };
    }

    static List<String> consents(Parameters told) {
        return told.getParameter().stream()
                .filter(one -> one.getName().equals("consent"))
                .map(one -> ((Reference) one.getValue()).getReferenceElement().getIdPart())
                .toList();
    }

    private List<String> categories(Parameters told) {
        return consents(told).stream()
                .map(id -> Cast.read(kari, kari.patient(), id))
                .map(Consent::getCategoryFirstRep)
                .map(category -> category.getCodingFirstRep().getCode())
                .toList();
    }

    private static List<String> texts(Parameters told) {
        return told.getParameter().stream()
                .filter(one -> one.getName().equals("text"))
                .filter(one -> !one.getPart().get(1).getValue().isEmpty())
                .map(one -> one.getPart().getFirst().getValue().primitiveValue())
                .toList();
    }

    private static Parameters.ParametersParameterComponent reference(String to) {
        var parameter = new Parameters.ParametersParameterComponent();
        return parameter.setName("reference").setValue(new Reference(to));
    }
}
