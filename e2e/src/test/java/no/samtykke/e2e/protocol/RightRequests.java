package no.samtykke.e2e.protocol;

import com.nimbusds.jose.jwk.ECKey;
import java.net.URI;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import no.samtykke.e2e.app.Launch;
import no.samtykke.e2e.app.SmartApp;
import no.samtykke.e2e.app.Tokens;
import no.samtykke.e2e.browser.Browser;
import no.samtykke.e2e.browser.Make;
import no.samtykke.e2e.journeys.LogIn;
import no.samtykke.e2e.stack.Stack;

/** Requests as they should be, each new: codes, tokens and assertions in it have not been used. */
final class RightRequests implements AutoCloseable {

    private static final String PERSON = "astrid";
    private static final String APP = "sandbox-app";
    private static final String SYSTEM = "sandbox-loader";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z-]+)}");

    private final Stack stack;
    private final SmartApp app;
    private final Browser browser = Make.fastest("nb");
    private final Map<String, Supplier<String>> placeholders = new LinkedHashMap<>();

    RightRequests(Stack stack) {
        this.stack = stack;
        this.app = new SmartApp(stack.fhir(), APP);
        placeholders.put("base", () -> stack.fhir().toString());
        placeholders.put("issuer", app::issuer);
        placeholders.put("callback", () -> redirectUri().toString());
        placeholders.put("fresh-code", () -> approved().code());
        placeholders.put("used-code", this::usedCode);
        placeholders.put("access-token", () -> tokens().access());
        placeholders.put("narrow-token", this::narrowToken);
        placeholders.put("id-token", () -> tokens().id());
        placeholders.put("refresh-token", () -> tokens().refresh());
        placeholders.put("used-refresh-token", this::usedRefreshToken);
        placeholders.put("used-assertion", this::usedAssertion);
        placeholders.put("tab", () -> "\t");
        placeholders.put("long", () -> "a".repeat(3000));
    }

    /** The request that a table calls so. */
    Draft named(String name) {
        return switch (name) {
            case "authorize" ->
                Draft.get(
                        app.endpoint("authorization_endpoint"),
                        app.launch(SmartApp.ALL_SCOPES).parameters());
            case "code" -> code(approved());
            case "refresh" ->
                token(Map.of("grant_type", "refresh_token", "client_id", APP, "refresh_token", tokens().refresh()));
            case "system" -> system();
            case "read" ->
                Draft.get(URI.create(stack.fhir() + "/Observation"), Map.of())
                        .with("Authorization", "Bearer " + tokens().access());
            default -> throw new IllegalArgumentException("no request is called " + name);
        };
    }

    /** With what this run has in the places of the braces. */
    String fill(String text) {
        return PLACEHOLDER.matcher(text).replaceAll(found -> filled(found));
    }

    private String filled(MatchResult found) {
        var value = placeholders.get(found.group(1));
        if (value == null) {
            throw new IllegalArgumentException("nothing is called " + found.group());
        }
        return value.get();
    }

    URI redirectUri() {
        return app.launch("").redirect();
    }

    String issuer() {
        return app.issuer();
    }

    Tokens tokens() {
        return tokens(approved());
    }

    private Tokens tokens(Approved approved) {
        return new Tokens(app.exchange(approved.launch(), approved.code()).json());
    }

    /** An access token that reads the usage log and nothing else. */
    private String narrowToken() {
        return tokens(approved("openid launch/patient patient/AuditEvent.rs")).access();
    }

    /** A log-in that has come back to the app with a code. */
    private record Approved(Launch launch, String code) {}

    private Approved approved() {
        return approved(SmartApp.ALL_SCOPES);
    }

    private Approved approved(String scopes) {
        var launch = app.launch(scopes);
        var answer = LogIn.of(stack, PERSON).answer(browser, app, launch);
        return new Approved(launch, answer.getOrDefault("code", ""));
    }

    private Draft code(Approved approved) {
        return token(Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                APP,
                "code",
                approved.code(),
                "redirect_uri",
                approved.launch().redirect().toString(),
                "code_verifier",
                approved.launch().verifier()));
    }

    private Draft system() {
        try {
            var key = ECKey.parse(
                    stack.description().client(SYSTEM).path("privateJwk").toString());
            var audience = app.endpoint("token_endpoint").toString();
            return token(Map.of("grant_type", "client_credentials", "scope", "system/*.c"))
                    .provedBy(Assertion.of(SYSTEM, audience, key));
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    private Draft token(Map<String, String> form) {
        return Draft.post(app.endpoint("token_endpoint"), form);
    }

    private String usedCode() {
        var approved = approved();
        app.exchange(approved.launch(), approved.code());
        return approved.code();
    }

    private String usedRefreshToken() {
        var tokens = tokens();
        app.refresh(tokens.refresh());
        return tokens.refresh();
    }

    private String usedAssertion() {
        var request = system();
        var assertion = request.assertion().orElseThrow().signed();
        request.changed("client_assertion=" + assertion).send();
        return assertion;
    }

    @Override
    public void close() {
        browser.close();
    }
}
