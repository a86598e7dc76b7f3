package no.samtykke.e2e.protocol;

import com.nimbusds.jose.jwk.ECKey;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Base64;
import java.util.Map;
import no.samtykke.e2e.app.SmartApp;
import no.samtykke.e2e.stack.SandboxJson;

/** Requests of clients that keep a secret or a key. */
final class ProvenRequests {

    private static final String SCOPE = "https://samtykke.example/scope/";

    private final Approvals approvals;
    private final SandboxJson sandbox;
    private final SmartApp server;

    ProvenRequests(Approvals approvals, SandboxJson sandbox) {
        this.approvals = approvals;
        this.sandbox = sandbox;
        this.server = new SmartApp(sandbox.base("fhir"), "");
    }

    Draft system() {
        return asSystem("sandbox-loader", token(Map.of("grant_type", "client_credentials", "scope", "system/*.c")));
    }

    Draft secretApp() {
        var id = "sandbox-secret-app";
        var secret = sandbox.client(id).path("secret").asText();
        var pair = Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return approvals.approve(id, SmartApp.ALL_SCOPES).tokenRequest().with("Authorization", "Basic " + pair);
    }

    Draft keyApp() {
        var id = "sandbox-key-app";
        return asSystem(id, approvals.approve(id, SmartApp.ALL_SCOPES).tokenRequest());
    }

    /** What a resource server asks about a token. */
    Draft introspect(String token) {
        return asSystem("sandbox-administrator", Draft.post(endpoint("introspect"), Map.of("token", token)));
    }

    /** A registration by an administrator. */
    Draft registration() {
        return Draft.post(
                        URI.create(server.issuer() + "/clients"),
                        Map.of(
                                "client_name", "Prøveappen",
                                "controller", "Prøveappen AS (syntetisk)",
                                "redirect_uris", "[\"https://app.example/callback\"]",
                                "scope", "openid patient/*.rs",
                                "token_endpoint_auth_method", "none"))
                .changed("JSON")
                .with("Authorization", "Bearer " + ownToken("clients"));
    }

    /** A system's token for one of our own scopes. */
    String ownToken(String scope) {
        return asSystem(
                        "sandbox-administrator",
                        token(Map.of("grant_type", "client_credentials", "scope", SCOPE + scope)))
                .send()
                .json()
                .path("access_token")
                .asText();
    }

    String usedAssertion() {
        var request = system();
        var assertion = request.assertion().orElseThrow().signed();
        request.changed("client_assertion=" + assertion).send();
        return assertion;
    }

    private Draft asSystem(String id, Draft request) {
        try {
            var key = ECKey.parse(sandbox.client(id).path("privateJwk").toString());
            return request.provedBy(
                    HandmadeJwt.assertion(id, server.endpoint("token_endpoint").toString(), key));
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    private Draft token(Map<String, String> form) {
        return Draft.post(server.endpoint("token_endpoint"), form);
    }

    private URI endpoint(String name) {
        return URI.create(server.issuer() + "/oauth2/" + name);
    }
}
