package no.samtykke.e2e.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import no.samtykke.e2e.app.Http;
import no.samtykke.e2e.app.Reply;
import no.samtykke.e2e.app.SmartApp;
import no.samtykke.e2e.app.Tokens;
import no.samtykke.e2e.stack.Stack;
import no.samtykke.e2e.stack.WithStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attacks on the pages between an app's button and its answer, with cookies and forms and without eyes. */
@WithStack
@TestInstance(Lifecycle.PER_CLASS)
class PageAttacksIT {

    private static final String SESSION_COOKIE = "samtykke-session";

    private final Stack stack;
    private final SmartApp app;

    PageAttacksIT(Stack stack) {
        this.stack = stack;
        this.app = new SmartApp(stack.fhir(), "sandbox-app");
    }

    @Test
    void the_page_as_it_is_gives_a_code() {
        var hers = atApproval("astrid", SmartApp.ALL_SCOPES);

        assertThat(hers.code()).isNotEmpty();
    }

    @Test
    void another_sites_form_approves_nothing() {
        var hers = atApproval("astrid", SmartApp.ALL_SCOPES);

        assertRefused(hers.send(Form.NOTHING.with("answer", "approve").with("scope", "patient/*.cruds")));

        var mallory = atApproval("anders", SmartApp.ALL_SCOPES);
        assertRefused(hers.send(hers.approval().with("_csrf", mallory.approval().value("_csrf"))));
    }

    @Test
    void another_citizens_browser_approves_nothing_for_her() {
        var hers = atApproval("astrid", SmartApp.ALL_SCOPES);
        var mallory = atApproval("anders", SmartApp.ALL_SCOPES);

        assertRefused(mallory.visitor().send("POST", hers.address(), mallory.approval()));
    }

    @Test
    void an_approval_is_given_once() {
        var hers = atApproval("astrid", SmartApp.ALL_SCOPES);
        assertThat(hers.code()).isNotEmpty();

        assertRefused(hers.send(hers.approval()));
    }

    @Test
    void what_was_not_asked_cannot_be_approved() {
        var hers = atApproval("astrid", "openid launch/patient patient/Observation.rs");

        var code = AtApproval.codeOf(hers.send(hers.approval().with("scope", "patient/*.cruds")));

        var tokens = new Tokens(app.exchange(hers.launch(), code).json());
        assertThat(tokens.scopes()).noneMatch(scope -> scope.startsWith("patient/"));
    }

    @Test
    void a_session_that_was_planted_is_not_the_one_she_gets() {
        var visitor = new Visitor();
        visitor.cookies().put(SESSION_COOKIE, "planted");
        AtApproval.of(visitor, app, "astrid", SmartApp.ALL_SCOPES);
        var session = visitor.cookies().get(SESSION_COOKIE);
        assertThat(session).isNotEqualTo("planted");

        var again = visitor.open(app.address(app.launch(SmartApp.ALL_SCOPES).with("prompt", "login")));
        AtApproval.identify(visitor, again, "astrid", "BankID");
        assertThat(visitor.cookies().get(SESSION_COOKIE))
                .as("and a new log-in gives a new one")
                .isNotEqualTo(session);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"approval", "fault", "logout", "logged-out", "launch-gone"})
    void no_page_can_be_framed_or_kept(String page) {
        var reply = page(page);

        assertThat(reply.header("Content-Security-Policy").orElse(""))
                .contains("frame-ancestors 'none'", "default-src 'none'", "base-uri 'none'")
                .doesNotContain("unsafe", "*");
        assertThat(reply.header("X-Frame-Options").orElse("")).isEqualTo("DENY");
        assertThat(reply.header("Cache-Control").orElse("")).contains("no-store");
        assertThat(reply.header("X-Content-Type-Options").orElse("")).isEqualTo("nosniff");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "/logout?post_logout_redirect_uri=https://evil.example/",
        "/logout?client_id=sandbox-app&post_logout_redirect_uri=https://evil.example/",
        "/logout?id_token_hint=ID_TOKEN&post_logout_redirect_uri=https://evil.example/",
        "/logout?id_token_hint=ID_TOKEN&post_logout_redirect_uri=http://127.0.0.1.evil.example/",
        "/logout?id_token_hint=ID_TOKEN&client_id=example-app&post_logout_redirect_uri=http://127.0.0.1:1/evil",
        "/logged-out?state=https://evil.example/",
        "/login/https://evil.example",
        "/launch/https:%2f%2fevil.example",
        "//evil.example/%2f..",
        "/launch/x?lang=https://evil.example"
    })
    void no_address_of_ours_leads_to_another_site(String path) {
        var visitor = new Visitor();
        var address = path.contains("ID_TOKEN") ? path.replace("ID_TOKEN", tokens().id()) : path;

        var reply = visitor.open(URI.create(stack.authServer() + address));

        assertThat(visitor.at().getHost()).isEqualTo("localhost");
        assertThat(location(reply)).doesNotContain("evil");
        assertThat(reply.body()).doesNotContain("href=\"https://evil");
    }

    @Test
    void a_link_to_log_out_asks_her_first() {
        var hers = atApproval("astrid", SmartApp.ALL_SCOPES);

        var asked = hers.visitor().open(URI.create(stack.authServer() + "/logout?client_id=sandbox-app"));
        assertThat(asked.body()).contains("/logout/confirm");
        assertThat(hers.visitor()
                        .send("POST", URI.create(stack.authServer() + "/logout/confirm"), Form.NOTHING)
                        .status())
                .as("by another site's form")
                .isEqualTo(403);

        assertThat(hers.code()).as("she is logged in still").isNotEmpty();
    }

    private Reply page(String name) {
        return switch (name) {
            case "approval" -> atApproval("astrid", SmartApp.ALL_SCOPES).page();
            case "fault" -> Http.get(app.address(app.launch("").with("client_id", "nobody")), Map.of());
            case "logout" ->
                atApproval("astrid", SmartApp.ALL_SCOPES).visitor().open(URI.create(stack.authServer() + "/logout"));
            case "logged-out" -> Http.get(URI.create(stack.authServer() + "/logged-out"), Map.of());
            default -> Http.get(URI.create(stack.authServer() + "/launch/" + name), Map.of());
        };
    }

    private AtApproval atApproval(String person, String scopes) {
        return AtApproval.of(app, person, scopes);
    }

    private Tokens tokens() {
        var hers = atApproval("astrid", SmartApp.ALL_SCOPES);
        return new Tokens(app.exchange(hers.launch(), hers.code()).json());
    }

    private static void assertRefused(Reply reply) {
        assertThat(reply.status()).as("%s", reply).isNotEqualTo(500);
        assertThat(location(reply)).doesNotContain("code=");
    }

    private static String location(Reply reply) {
        return reply.header("Location").orElse("");
    }
}
