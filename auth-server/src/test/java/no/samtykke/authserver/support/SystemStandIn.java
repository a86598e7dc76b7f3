package no.samtykke.authserver.support;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.test.context.DynamicPropertyRegistry;

/** A backend system with keys of its own, published at an address. */
public final class SystemStandIn {

    public static final String ID = "test-loader";

    /** May introspect. */
    public static final String RESOURCE_SERVER = "test-resource-server";

    private final RSAKey rsa;
    private final ECKey ec;
    private final HttpServer http;

    SystemStandIn() {
        try {
            rsa = new RSAKeyGenerator(2048).keyID("rsa-1").generate();
            ec = new ECKeyGenerator(Curve.P_384).keyID("ec-1").generate();
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (JOSEException | IOException e) {
            throw new IllegalStateException(e);
        }
        var keys = new JWKSet(List.of(rsa, ec)).toPublicJWKSet().toString().getBytes(StandardCharsets.UTF_8);
        http.createContext("/jwks.json", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        http.start();
    }

    public RSAKey rsa() {
        return rsa;
    }

    public ECKey ec() {
        return ec;
    }

    void register(DynamicPropertyRegistry registry) {
        registry.add("samtykke.clients[2].client-id", () -> ID);
        registry.add("samtykke.clients[2].kind", () -> "backend");
        registry.add("samtykke.clients[2].name", () -> "Lasteren");
        registry.add("samtykke.clients[2].controller", () -> "Sykehuset");
        registry.add(
                "samtykke.clients[2].jwks-uri",
                () -> "http://localhost:" + http.getAddress().getPort() + "/jwks.json");
        registry.add("samtykke.clients[2].scopes", () -> "system/*.c,system/Observation.rs");
        registerResourceServer(registry);
    }

    private void registerResourceServer(DynamicPropertyRegistry registry) {
        registry.add("samtykke.clients[3].client-id", () -> RESOURCE_SERVER);
        registry.add("samtykke.clients[3].kind", () -> "backend");
        registry.add("samtykke.clients[3].name", () -> "En ressurstjener");
        registry.add("samtykke.clients[3].controller", () -> "Sykehuset");
        registry.add(
                "samtykke.clients[3].jwks-uri",
                () -> "http://localhost:" + http.getAddress().getPort() + "/jwks.json");
        registry.add(
                "samtykke.clients[3].scopes", () -> "https://samtykke.example/scope/introspect,system/Observation.rs");
    }

    /** What proves one of the systems, with an assertion that was not used yet. */
    public Map<String, String> proofOf(String clientId) {
        var now = Neighbourhood.CLOCK.instant();
        var assertion = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES384).keyID(ec.getKeyID()).build(),
                new JWTClaimsSet.Builder()
                        .issuer(clientId)
                        .subject(clientId)
                        .audience(Neighbourhood.issuer() + "/oauth2/token")
                        .jwtID(UUID.randomUUID().toString())
                        .expirationTime(Date.from(now.plusSeconds(60)))
                        .build());
        try {
            assertion.sign(new ECDSASigner(ec));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        var form = new LinkedHashMap<String, String>();
        form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        form.put("client_assertion", assertion.serialize());
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
