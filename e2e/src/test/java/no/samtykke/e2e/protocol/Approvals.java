package no.samtykke.e2e.protocol;

import java.util.Map;
import no.samtykke.e2e.app.Launch;
import no.samtykke.e2e.app.SmartApp;
import no.samtykke.e2e.stack.Stack;

/** One citizen in one browser, who approves whatever app asks. */
final class Approvals {

    private static final String PERSON = "astrid";

    private final Stack stack;
    private final Visitor visitor = new Visitor();

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
        var page = AtApproval.come(visitor, app.address(launch), PERSON);
        var answer =
                page.header("Location").isEmpty() ? visitor.submit(Form.on(page).with("answer", "approve")) : page;
        return new Approved(app, clientId, launch, AtApproval.codeOf(answer));
    }
}
