package no.samtykke.e2e.attacks;

import java.net.URI;
import java.util.Map;
import no.samtykke.e2e.app.Http;
import no.samtykke.e2e.browser.Make;
import no.samtykke.e2e.journeys.LogIn;
import no.samtykke.e2e.stack.Stack;

/** A token that was good until its holder logged out. */
final class EndedSession {

    private EndedSession() {}

    static String token(Stack stack) {
        try (var browser = Make.fastest("nb")) {
            var tokens = LogIn.of(stack, "anders").tokens(browser);
            var configuration = Http.get(URI.create(stack.authServer() + "/.well-known/openid-configuration"), Map.of())
                    .json();
            browser.open(configuration.path("end_session_endpoint").asText() + "?id_token_hint=" + tokens.id());
            if (!browser.texts("main form button").isEmpty()) {
                browser.pressSubmit();
            }
            return tokens.access();
        }
    }
}
