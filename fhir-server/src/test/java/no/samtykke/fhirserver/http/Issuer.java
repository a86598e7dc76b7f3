package no.samtykke.fhirserver.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * An authorization server that only signs: real keys, served over real HTTP. With ES256, as auth-server does unless
 * told otherwise; RS256 costs ten times as much in a machine that lives too short to be optimised.
 */
final class Issuer {

    /** The origin of the one app in a browser that is registered. */
    static final String WEB_APP = "https://app.example";

    static final String TOKEN_REVOKED = "https://schemas.openid.net/secevent/oauth/event-type/token-revoked";

    /** Some are made once for several classes, and a busy machine takes its time. */
    private static final Duration LONGER_THAN_ALL_TESTS = Duration.ofHours(2);

    private final ECKey key;
    private final HttpServer keys;
    private final String audience;

    Issuer(String audience) throws JOSEException, IOException {
        this.audience = audience;
        key = new ECKeyGenerator(Curve.P_256)
                .keyID("test")
                .algorithm(JWSAlgorithm.ES256)
                .generate();
        keys = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] jwks = new JWKSet(key.toPublicJWK()).toString().getBytes(UTF_8);
        keys.createContext("/oauth2/jwks", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, jwks.length);
            exchange.getResponseBody().write(jwks);
            exchange.close();
        });
        keys.createContext("/registered-origins", exchange -> {
            byte[] origins =
                    "{\"origins\":[\"%s\",\"null\"]}".formatted(WEB_APP).getBytes(UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, origins.length);
            exchange.getResponseBody().write(origins);
            exchange.close();
        });
        keys.start();
    }

    String uri() {
        return "http://localhost:" + keys.getAddress().getPort();
    }

    /** The token of an app, as auth-server makes it. */
    String appToken(String clientId, String scope, String actor, String subject, String acr, UUID sid) {
        return sign("at+jwt", ofApp(clientId, scope, actor, subject, acr, sid));
    }

    /** What the token of an app says, beside what every token says. */
    Consumer<JWTClaimsSet.Builder> ofApp(
            String clientId, String scope, String actor, String subject, String acr, UUID sid) {
        return claims -> claims.claim("client_id", clientId)
                .subject(UUID.nameUUIDFromBytes(actor.getBytes(UTF_8)).toString())
                .claim("scope", scope)
                .claim("patient", subject)
                .claim("fhirUser", audience + "/Patient/" + actor)
                .claim("acr", acr)
                .claim("sid", sid.toString())
                .claim("grant", UUID.randomUUID().toString());
    }

    String systemToken(String clientId, String scope) {
        return sign(
                "at+jwt",
                claims -> claims.claim("client_id", clientId).subject(clientId).claim("scope", scope));
    }

    String loginServerToken() {
        return systemToken("samtykke-auth-server", "https://samtykke.example/scope/login");
    }

    String logoutToken(UUID sid) {
        return sign(
                "logout+jwt",
                claims -> claims.claim("sid", sid.toString())
                        .claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of())));
    }

    /** The event that a grant was taken back, as auth-server pushes it. */
    String grantRevoked(UUID grant) {
        return sign(
                "secevent+jwt",
                claims -> claims.expirationTime(null)
                        .claim("events", Map.of(TOKEN_REVOKED, Map.of("grant", grant.toString()))));
    }

    /** Any token, with what is usual unless changed. */
    String sign(String type, Consumer<JWTClaimsSet.Builder> change) {
        var now = Instant.now();
        var claims = new JWTClaimsSet.Builder()
                .issuer(uri())
                .audience(audience)
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .claim("auth_time", now.getEpochSecond())
                .expirationTime(Date.from(now.plus(LONGER_THAN_ALL_TESTS)));
        change.accept(claims);
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .keyID("test")
                            .type(new JOSEObjectType(type))
                            .build(),
                    claims.build());
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
