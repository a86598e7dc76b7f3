package no.samtykke.e2e.protocol;

import java.util.Map;
import no.samtykke.e2e.app.Launch;
import no.samtykke.e2e.app.SmartApp;
import no.samtykke.e2e.browser.Browser;
import no.samtykke.e2e.browser.Make;
import no.samtykke.e2e.journeys.LogIn;
import no.samtykke.e2e.stack.Stack;

/** One citizen in one browser, who approves whatever app asks. */
final class Approvals implements AutoCloseable {

    private static final String PERSON = "astrid";

    private final Stack stack;
    private final Browser browser = Make.fastest("nb");

    Approvals(Stack stack) {
        this.stack = stack;
    }

    /** A log-in that has come back to the app with a code. */
    record Approved(SmartApp app, String clientId, Launch launch, String code) {

        /** The app's token request, without what proves that it is the app. */
        Draft tokenRequest() {
            return Draft.post(
                    app.endpoint("token_endpoint"),
                    Map.of(
                            "grant_type",
                            "authorization_code",
                            "code",
                            code,
                            "redirect_uri",
                            launch.redirect().toString(),
                            "code_verifier",
                            launch.verifier()));
        }
    }

    Approved approve(String clientId, String scopes) {
        var app = new SmartApp(stack.fhir(), clientId);
        var launch = app.launch(scopes);
        var answer = LogIn.of(stack, PERSON).answer(browser, app, launch);
        return new Approved(app, clientId, launch, answer.getOrDefault("code", ""));
    }

    @Override
    public void close() {
        browser.close();
    }
}
