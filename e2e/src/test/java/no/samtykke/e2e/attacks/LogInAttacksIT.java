package no.samtykke.e2e.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import no.samtykke.e2e.app.Launch;
import no.samtykke.e2e.app.SmartApp;
import no.samtykke.e2e.app.Tokens;
import no.samtykke.e2e.browser.Make;
import no.samtykke.e2e.journeys.LogIn;
import no.samtykke.e2e.stack.Stack;
import no.samtykke.e2e.stack.WithStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What an app, or someone who pretends to be one, may try on the way to a token, and what comes of it at the end.
 * Single requests that are refused stand in {@code protocol-attacks.txt}.
 */
@WithStack
@TestInstance(Lifecycle.PER_CLASS)
class LogInAttacksIT {

    private static final String PERSON = "astrid";

    private final Stack stack;
    private final SmartApp app;

    LogInAttacksIT(Stack stack) {
        this.stack = stack;
        this.app = new SmartApp(stack.fhir(), "sandbox-app");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"patient", "login_hint", "on_behalf_of", "fhirContext", "claims"})
    void no_parameter_of_the_request_chooses_the_patient(String parameter) {
        var victim = LogIn.of(stack, "gro").tokens().patient();
        var launch = app.launch(SmartApp.ALL_SCOPES).with(parameter, victim);

        assertThat(tokens(launch).patient()).isNotEqualTo(victim);
    }

    @Test
    void a_scope_that_the_app_may_not_have_is_not_given() {
        var tokens = LogIn.of(stack, PERSON)
                .asking("openid launch/patient patient/Observation.rs system/*.cruds user/*.cruds "
                        + "https://samtykke.example/scope/login offline_access")
                .tokens();

        assertThat(tokens.scopes()).containsOnly("openid", "launch/patient", "patient/Observation.rs");
    }

    @Test
    void a_code_is_worth_nothing_without_its_verifier_and_only_once() {
        var launch = app.launch(SmartApp.ALL_SCOPES);
        var code = code(launch);
        var thief = new Launch("sandbox-app", launch.redirect(), launch.state(), "a".repeat(50), Map.of());

        assertThat(app.exchange(thief, code).status()).isEqualTo(400);

        var again = app.launch(SmartApp.ALL_SCOPES);
        var second = code(again);
        var tokens = new Tokens(app.exchange(again, second).json());
        assertThat(app.exchange(again, second).status()).isEqualTo(400);
        assertThat(app.refresh(tokens.refresh()).status())
                .as("a code used twice ends what it gave")
                .isEqualTo(400);
    }

    @Test
    void a_refresh_gives_no_more_than_was_approved() {
        var tokens = LogIn.of(stack, PERSON)
                .asking("openid launch/patient online_access patient/Observation.rs")
                .tokens();

        var reply = app.token(Map.of(
                "grant_type", "refresh_token",
                "client_id", "sandbox-app",
                "refresh_token", tokens.refresh(),
                "scope", "patient/*.cruds patient/Observation.rs"));

        assertThat(reply.status() == 400 || !reply.json().path("scope").asText().contains("*"))
                .as(reply.body())
                .isTrue();
    }

    @Test
    void a_page_of_a_log_in_opens_in_no_other_browser() {
        var launch = app.launch(SmartApp.ALL_SCOPES);
        try (var hers = Make.fastest("nb");
                var other = Make.fastest("nb")) {
            hers.open(app.address(launch).toString());
            hers.choose("person", "berit");
            hers.choose("eid", "BankID");
            hers.press("action", "login");
            assertThat(hers.address()).contains("/launch/");

            other.open(hers.address());

            assertThat(other.text()).doesNotContain("Vilkår");
            assertThat(app.answer(launch)).isEmpty();
            hers.press("answer", "decline");
        }
    }

    private Tokens tokens(Launch launch) {
        return new Tokens(app.exchange(launch, code(launch)).json());
    }

    private String code(Launch launch) {
        try (var browser = Make.fastest("nb")) {
            return LogIn.of(stack, PERSON).answer(browser, app, launch).getOrDefault("code", "");
        }
    }
}
