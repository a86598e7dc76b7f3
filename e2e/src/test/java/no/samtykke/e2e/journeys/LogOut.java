package no.samtykke.e2e.journeys;

import java.net.URI;
import java.util.Map;
import no.samtykke.e2e.app.Http;
import no.samtykke.e2e.app.Tokens;
import no.samtykke.e2e.browser.Browser;
import no.samtykke.e2e.stack.Stack;

/** Log-out as an app begins it (OpenID Connect RP-Initiated Logout), in the browser of the log-in. */
public final class LogOut {

    private LogOut() {}

    public static void in(Browser browser, Stack stack, Tokens tokens) {
        var configuration = Http.get(URI.create(stack.authServer() + "/.well-known/openid-configuration"), Map.of())
                .json();
        browser.open(configuration.path("end_session_endpoint").asText() + "?id_token_hint=" + tokens.id());
        if (!browser.texts("main form button").isEmpty()) {
            browser.pressSubmit();
        }
    }
}
