package no.samtykke.authserver.support;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.test.context.DynamicPropertyRegistry;

/** A backend system with keys of its own, published at an address. */
public final class SystemStandIn {

    public static final String ID = "test-loader";

    private final RSAKey rsa;
    private final ECKey ec;
    private final HttpServer http;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    SystemStandIn() {
        try {
            rsa = new RSAKeyGenerator(2048).keyID("rsa-1").generate();
            ec = new ECKeyGenerator(Curve.P_384).keyID("ec-1").generate();
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (JOSEException | IOException e) {
            throw new IllegalStateException(e);
        }
        var keys = publicKeys().getBytes(StandardCharsets.UTF_8);
        http.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().getPath());
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        http.start();
    }

    public String publicKeys() {
        return new JWKSet(List.of(rsa, ec)).toPublicJWKSet().toString();
    }

    public String address(String path) {
        return "http://localhost:" + http.getAddress().getPort() + path;
    }

    /** The paths that were asked for, by whomever. */
    public List<String> asked() {
        return asked;
    }

    public RSAKey rsa() {
        return rsa;
    }

    public ECKey ec() {
        return ec;
    }

    /** A token of its own, as it gets it from the token endpoint. */
    public String token(String scope) {
        return tokenFor(ID, scope).text("access_token");
    }

    void register(DynamicPropertyRegistry registry) {
        registry.add("samtykke.clients[2].client-id", () -> ID);
        registry.add("samtykke.clients[2].kind", () -> "backend");
        registry.add("samtykke.clients[2].name", () -> "Lasteren");
        registry.add("samtykke.clients[2].controller", () -> "Sykehuset");
        registry.add("samtykke.clients[2].jwks-uri", () -> address("/jwks.json"));
        registry.add(
                "samtykke.clients[2].scopes",
                () -> "system/*.c,system/Observation.rs,https://samtykke.example/scope/clients,"
                        + "https://samtykke.example/scope/introspect,https://samtykke.example/scope/launch");
    }

    /** What proves a system with these keys, by an assertion that was not used yet. */
    public Map<String, String> proofOf(String clientId) {
        var form = new LinkedHashMap<String, String>();
        form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        form.put(
                "client_assertion",
                ClientAssertion.of(clientId)
                        .with("exp", Date.from(Neighbourhood.CLOCK.instant().plusSeconds(60)))
                        .es384());
        return form;
    }

    /** The answer to a system that asks for an access token. */
    public TokenEndpoint.Answer tokenFor(String clientId, String scope, String... headers) {
        var form = proofOf(clientId);
        form.put("grant_type", "client_credentials");
        form.put("scope", scope);
        return TokenEndpoint.post(form, headers);
    }
}
