package no.samtykke.e2e.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import no.samtykke.e2e.app.SmartApp;
import no.samtykke.e2e.app.Tokens;
import no.samtykke.e2e.browser.Make;
import no.samtykke.e2e.stack.Stack;
import no.samtykke.e2e.stack.WithStack;
import org.junit.jupiter.api.Test;

/** How long a log-in lives. */
@WithStack
class SessionIT {

    @Test
    void log_out_ends_tokens_and_refresh_tokens_at_once(Stack stack) {
        var app = new SmartApp(stack.fhir(), "sandbox-app");
        try (var browser = Make.fastest("nb")) {
            var tokens = LogIn.of(stack, "siri").tokens(browser);
            assertThat(app.fhir(tokens).get("Patient/" + tokens.patient()).status())
                    .isEqualTo(200);

            LogOut.in(browser, stack, tokens);

            assertThat(app.fhir(tokens).get("Patient/" + tokens.patient()).status())
                    .isEqualTo(401);
            assertThat(app.refresh(tokens.refresh()).status()).isEqualTo(400);
        }
    }

    @Test
    void a_refresh_token_works_once_and_its_second_use_ends_the_family(Stack stack) {
        var app = new SmartApp(stack.fhir(), "sandbox-app");
        var first = LogIn.of(stack, "tor").tokens();

        var second = new Tokens(app.refresh(first.refresh()).json());
        assertThat(second.access()).isNotEqualTo(first.access());
        assertThat(second.refresh()).isNotEqualTo(first.refresh());
        assertThat(app.fhir(second).get("Patient/" + first.patient()).status()).isEqualTo(200);

        var again = app.refresh(first.refresh());
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.json().path("error").asText()).isEqualTo("invalid_grant");
        assertThat(app.refresh(second.refresh()).status()).isEqualTo(400);
    }

    @Test
    void tokens_are_kept_by_no_cache_and_live_five_minutes(Stack stack) {
        var app = new SmartApp(stack.fhir(), "sandbox-app");
        var launch = app.launch(SmartApp.ALL_SCOPES);
        try (var browser = Make.fastest("nb")) {
            var answer = LogIn.of(stack, "astrid").answer(browser, app, launch);
            assertThat(answer).containsEntry("iss", app.issuer());

            var reply = app.exchange(launch, answer.getOrDefault("code", ""));

            assertThat(reply.header("Cache-Control").orElse("")).contains("no-store");
            assertThat(reply.json().path("expires_in").asInt()).isEqualTo(300);
            assertThat(app.exchange(launch, answer.getOrDefault("code", "")).status())
                    .isEqualTo(400);
        }
    }
}
