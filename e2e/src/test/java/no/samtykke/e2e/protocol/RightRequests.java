package no.samtykke.e2e.protocol;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.samtykke.e2e.app.SmartApp;
import no.samtykke.e2e.app.Tokens;
import no.samtykke.e2e.stack.Stack;

/** Requests as they should be, each new: codes, tokens and assertions in it have not been used. */
final class RightRequests {

    private static final String APP = "sandbox-app";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z-]+)}");

    private final Stack stack;
    private final SmartApp app;
    private final Approvals approvals;
    private final ProvenRequests proven;
    private final BoundRequests bound;
    private final LaunchRequests launched;
    private final Map<String, Supplier<String>> placeholders = new LinkedHashMap<>();

    RightRequests(Stack stack) {
        this.stack = stack;
        this.app = new SmartApp(stack.fhir(), APP);
        this.approvals = new Approvals(stack);
        this.proven = new ProvenRequests(approvals, stack.description());
        this.bound = new BoundRequests(approvals, stack.fhir());
        this.launched = new LaunchRequests(proven, stack.fhir(), () -> tokens().patient());
        placeholders.put("base", () -> stack.fhir().toString());
        placeholders.put("issuer", app::issuer);
        placeholders.put("callback", () -> redirectUri().toString());
        placeholders.put("fresh-code", () -> approved().code());
        placeholders.put("used-code", this::usedCode);
        placeholders.put("access-token", () -> tokens().access());
        placeholders.put(
                "narrow-token",
                () -> tokens(approvals.approve(APP, "openid launch/patient patient/AuditEvent.rs"))
                        .access());
        placeholders.put("bound-token", bound::token);
        placeholders.put("id-token", () -> tokens().id());
        placeholders.put("refresh-token", () -> tokens().refresh());
        placeholders.put("used-refresh-token", this::usedRefreshToken);
        placeholders.put("used-assertion", proven::usedAssertion);
        placeholders.put("used-proof", bound::usedProof);
        placeholders.put("introspection-token", () -> proven.ownToken("introspect"));
        placeholders.put("pushed", this::pushedRequest);
        placeholders.put("used-pushed", this::usedPushedRequest);
        placeholders.put("used-launch", launched::usedLaunch);
        placeholders.put("tab", () -> "\t");
        placeholders.put("long", () -> "a".repeat(5000));
    }

    /** The request that a table calls so. */
    Draft named(String name) {
        return switch (name) {
            case "authorize" -> authorize();
            case "par" ->
                Draft.post(endpoint("par"), app.launch(SmartApp.ALL_SCOPES).parameters());
            case "pushed" ->
                Draft.get(
                        app.endpoint("authorization_endpoint"),
                        Map.of("client_id", APP, "request_uri", pushedRequest()));
            case "code" -> approved().tokenRequest().changed("client_id=" + APP);
            case "refresh" -> refresh();
            case "secret-code" -> proven.secretApp();
            case "key-code" -> proven.keyApp();
            case "system" -> proven.system();
            case "bound-code" -> bound.code();
            case "bound-refresh" -> bound.refresh();
            case "read" ->
                Draft.get(URI.create(stack.fhir() + "/Observation"), Map.of())
                        .with("Authorization", "Bearer " + tokens().access());
            case "bound-read" -> bound.read();
            case "introspect" -> proven.introspect(tokens().access());
            case "revoke" -> Draft.post(endpoint("revoke"), Map.of("client_id", APP, "token", tokens().refresh()));
            case "launch-context" -> launched.context();
            case "launched" -> launched.authorize();
            case "register" -> proven.registration();
            default -> throw new IllegalArgumentException("no request is called " + name);
        };
    }

    /** With what this run has in the places of the braces. */
    String fill(String text) {
        return PLACEHOLDER.matcher(text).replaceAll(found -> Matcher.quoteReplacement(filled(found)));
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

    private static Tokens tokens(Approvals.Approved approved) {
        return new Tokens(
                approved.app().exchange(approved.launch(), approved.code()).json());
    }

    private Approvals.Approved approved() {
        return approvals.approve(APP, SmartApp.ALL_SCOPES);
    }

    private Draft authorize() {
        return Draft.get(
                app.endpoint("authorization_endpoint"),
                app.launch(SmartApp.ALL_SCOPES).parameters());
    }

    private Draft refresh() {
        return Draft.post(
                app.endpoint("token_endpoint"),
                Map.of("grant_type", "refresh_token", "client_id", APP, "refresh_token", tokens().refresh()));
    }

    private String usedCode() {
        var approved = approved();
        tokens(approved);
        return approved.code();
    }

    private String usedRefreshToken() {
        var tokens = tokens();
        app.refresh(tokens.refresh());
        return tokens.refresh();
    }

    private String pushedRequest() {
        return named("par").send().json().path("request_uri").asText();
    }

    private String usedPushedRequest() {
        var request = named("pushed");
        request.send();
        return request.value("request_uri").orElseThrow();
    }

    private URI endpoint(String name) {
        return URI.create(app.issuer() + "/oauth2/" + name);
    }
}
