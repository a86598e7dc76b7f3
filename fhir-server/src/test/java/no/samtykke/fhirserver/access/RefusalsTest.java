package no.samtykke.fhirserver.access;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import no.samtykke.fhirserver.smart.Caller.LoginServer;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.mock.web.MockHttpServletRequest;

/** How a no is told. */
class RefusalsTest {

    private final Enforcement enforcement = new Enforcement();

    @ParameterizedTest
    @EnumSource(
            value = Reason.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SESSION_ENDED", "LEVEL_TOO_LOW", "NOT_KNOWN"})
    void a_reason_is_403_with_its_code_and_a_whole_sentence(Reason reason) {
        var refusal = refuse(reason, "nb");

        assertThat(refusal.getStatusCode()).isEqualTo(403);
        assertThat(outcome(refusal).getIssueFirstRep().getCode()).isEqualTo(OperationOutcome.IssueType.FORBIDDEN);
        var details = outcome(refusal).getIssueFirstRep().getDetails();
        assertThat(details.getCodingFirstRep().getSystem()).isEqualTo(Refusals.SYSTEM);
        assertThat(details.getCodingFirstRep().getCode()).isEqualTo(reason.code());
        assertThat(details.getText()).endsWith(".");
    }

    @Test
    void a_session_that_ended_asks_for_a_new_log_in() {
        var refusal = refuse(Reason.SESSION_ENDED, "nb");

        assertThat(refusal.getStatusCode()).isEqualTo(401);
        assertThat(challenge(refusal)).startsWith("Bearer ").contains("error=\"invalid_token\"");
    }

    @Test
    void a_level_that_is_too_low_asks_for_a_higher() {
        var refusal = refuse(Reason.LEVEL_TOO_LOW, "nb");

        assertThat(refusal.getStatusCode()).isEqualTo(401);
        assertThat(challenge(refusal))
                .contains("insufficient_user_authentication")
                .contains("acr_values=\"idporten-loa-high\"");
    }

    @Test
    void what_is_not_known_is_told_as_what_is_not_there() {
        var refusal = refuse(Reason.NOT_KNOWN, "nb");

        assertThat(refusal.getStatusCode()).isEqualTo(404);
        assertThat(outcome(refusal)
                        .equalsDeep((OperationOutcome) Refusals.absent().getOperationOutcome()))
                .isTrue();
        assertThat(outcome(refusal).getIssueFirstRep().getDiagnostics()).isNotBlank();
        assertThat(outcome(refusal).getIssueFirstRep().getCode()).isEqualTo(OperationOutcome.IssueType.NOTFOUND);
    }

    @ParameterizedTest
    @EnumSource(
            value = Reason.class,
            names = {"SCOPE_MISSING", "APP_ACCESS_MISSING"})
    void a_scope_that_is_missing_is_named(Reason reason) {
        var refusal = refuse(reason, "nb");

        assertThat(outcome(refusal).getIssueFirstRep().getDiagnostics()).contains("patient/Observation.r");
        assertThat(challenge(refusal)).contains("insufficient_scope").contains("scope=\"patient/Observation.r\"");
    }

    @Test
    void another_reason_names_no_scope() {
        var refusal = refuse(Reason.NO_GROUND, "nb");

        assertThat(outcome(refusal).getIssueFirstRep().hasDiagnostics()).isFalse();
        assertThat(refusal.getResponseHeaders()).doesNotContainKey("WWW-Authenticate");
    }

    @ParameterizedTest
    @CsvSource({
        "nb, nb",
        "nn, nn",
        "en, en",
        "en-GB, en",
        "no, nb",
        "de, nb",
        "'de, nn;q=0.5', nn",
        "'nn;q=0.2, en;q=0.8', en",
        "*, nb",
        "!!, nb"
    })
    void the_sentence_is_in_the_language_that_was_asked_for(String header, String language) {
        assertThat(text(refuse(Reason.NO_GROUND, header))).isEqualTo(text(refuse(Reason.NO_GROUND, language)));
    }

    @Test
    void the_languages_differ_and_bokmaal_is_for_who_asks_for_none() {
        String nb = text(refuse(Reason.NO_GROUND, "nb"));

        assertThat(text(refuse(Reason.NO_GROUND, "nn"))).isNotEqualTo(nb);
        assertThat(text(refuse(Reason.NO_GROUND, "en"))).isNotEqualTo(nb);
        assertThat(text(enforcement.refusals.of(Reason.NO_GROUND, request(), "")))
                .isEqualTo(nb);
    }

    private BaseServerResponseException refuse(Reason reason, String language) {
        var request = request();
        ((MockHttpServletRequest) request.getServletRequest()).addHeader("Accept-Language", language);
        return enforcement.refusals.of(reason, request, "patient/Observation.r");
    }

    private ServletRequestDetails request() {
        return enforcement.request(new LoginServer("auth"), RestOperationTypeEnum.READ, "Observation");
    }

    private static String text(BaseServerResponseException refusal) {
        return outcome(refusal).getIssueFirstRep().getDetails().getText();
    }

    private static String challenge(BaseServerResponseException refusal) {
        return requireNonNull(refusal.getResponseHeaders().get("WWW-Authenticate"))
                .getFirst();
    }

    private static OperationOutcome outcome(BaseServerResponseException refusal) {
        return (OperationOutcome) refusal.getOperationOutcome();
    }
}
