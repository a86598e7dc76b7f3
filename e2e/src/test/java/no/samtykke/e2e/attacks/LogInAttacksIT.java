package no.samtykke.e2e.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import no.samtykke.e2e.app.Http;
import no.samtykke.e2e.app.Launch;
import no.samtykke.e2e.app.SmartApp;
import no.samtykke.e2e.app.SystemApp;
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

/** What an app, or someone who pretends to be one, may try on the way to a token. */
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

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource({
        "code_challenge, ''",
        "code_challenge_method, ''",
        "code_challenge_method, plain",
        "aud, https://other.example/fhir",
        "aud, ''",
        "response_type, token",
        "response_type, 'code id_token'",
        "redirect_uri, https://evil.example/callback",
        "redirect_uri, http://127.0.0.1.evil.example/callback",
        "redirect_uri, http://localhost/callback",
        "redirect_uri, http://127.0.0.1:80@evil.example/callback",
        "client_id, nobody",
        "client_id, sandbox-loader"
    })
    void a_request_that_is_not_as_agreed_leads_to_no_log_in(String parameter, String value) {
        var launch = app.launch(SmartApp.ALL_SCOPES).with(parameter, value);

        var reply = Http.get(app.address(launch), Map.of());

        var location = reply.header("Location").orElse("");
        assertThat(reply.status()).isLessThan(500);
        assertThat(location).doesNotContain("evil.example", "/launch/", "code=");
        assertThat(reply.status() >= 400 || location.contains("error="))
                .as(location)
                .isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"patient", "launch", "login_hint", "on_behalf_of", "fhirContext", "claims"})
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
    void another_app_cannot_use_a_refresh_token() {
        var tokens = LogIn.of(stack, PERSON).tokens();

        assertThat(new SmartApp(stack.fhir(), "example-app")
                        .refresh(tokens.refresh())
                        .status())
                .isIn(400, 401);
    }

    @Test
    void a_public_app_is_no_system() {
        var reply = app.token(
                Map.of("grant_type", "client_credentials", "client_id", "sandbox-app", "scope", "system/*.cruds"));

        assertThat(reply.status()).isIn(400, 401);
        assertThat(reply.body()).doesNotContain("access_token");
    }

    @Test
    void a_system_proves_itself_each_time_anew() {
        var system = new SystemApp(stack.description(), "sandbox-loader");
        var right = system.assertion(system.claims());
        assertThat(system.token(right).status()).isEqualTo(200);

        assertThat(system.token(right).status()).as("the same again").isIn(400, 401);
        assertThat(system.token(system.forgedAssertion(system.claims())).status())
                .isIn(400, 401);
        assertThat(system.token(system.assertion(changed(system)
                                .audience("https://other.example")
                                .build()))
                        .status())
                .isIn(400, 401);
        assertThat(system.token(system.assertion(
                                changed(system).subject("sandbox-app").build()))
                        .status())
                .isIn(400, 401);
        var past = Date.from(Instant.now().minusSeconds(600));
        assertThat(system.token(system.assertion(
                                changed(system).expirationTime(past).build()))
                        .status())
                .isIn(400, 401);
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

    private static JWTClaimsSet.Builder changed(SystemApp system) {
        return new JWTClaimsSet.Builder(system.claims());
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
