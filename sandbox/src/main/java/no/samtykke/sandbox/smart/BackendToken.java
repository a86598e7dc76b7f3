package no.samtykke.sandbox.smart;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A system's access token by SMART Backend Services: the token endpoint is discovered at the FHIR server, the client
 * proves itself with a signed assertion (ES384), and the token is asked for anew well before it ends.
 */
public final class BackendToken {

    private static final Duration ASSERTION_VALID = Duration.ofMinutes(4);
    private static final Duration RENEW_BEFORE_END = Duration.ofMinutes(1);

    private final SystemClient client;
    private final Web web;
    private final Clock clock;
    private String token = "";
    private Instant renewAt = Instant.MIN;

    public BackendToken(SystemClient client, Web web, Clock clock) {
        this.client = client;
        this.web = web;
        this.clock = clock;
    }

    public synchronized String value() throws IOException {
        if (!clock.instant().isBefore(renewAt)) {
            ask();
        }
        return token;
    }

    private void ask() throws IOException {
        URI endpoint = endpoint();
        var answer = web.send(HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(endpoint))));
        if (answer.statusCode() != 200) {
            throw new IOException("the token endpoint answered " + answer.statusCode() + " " + answer.body());
        }
        JsonNode tokens = Web.json(answer);
        token = tokens.path("access_token").asText();
        renewAt =
                clock.instant().plusSeconds(tokens.path("expires_in").asLong()).minus(RENEW_BEFORE_END);
    }

    private URI endpoint() throws IOException {
        var discovery = URI.create(client.fhirBase() + "/.well-known/smart-configuration");
        var answer = web.send(HttpRequest.newBuilder(discovery));
        String endpoint = answer.statusCode() == 200
                ? Web.json(answer).path("token_endpoint").asText()
                : "";
        if (endpoint.isEmpty()) {
            throw new IOException("the FHIR server names no token endpoint (" + answer.statusCode() + ")");
        }
        return URI.create(endpoint);
    }

    private String form(URI endpoint) throws IOException {
        var parameters = Map.of(
                "grant_type",
                "client_credentials",
                "scope",
                client.scope(),
                "client_assertion_type",
                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "client_assertion",
                assertion(endpoint));
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private String assertion(URI endpoint) throws IOException {
        try {
            ECKey key = client.key();
            var header = new JWSHeader.Builder(JWSAlgorithm.ES384)
                    .keyID(key.getKeyID())
                    .type(JOSEObjectType.JWT)
                    .build();
            var claims = new JWTClaimsSet.Builder()
                    .issuer(client.clientId())
                    .subject(client.clientId())
                    .audience(endpoint.toString())
                    .jwtID(UUID.randomUUID().toString())
                    .issueTime(Date.from(clock.instant()))
                    .expirationTime(Date.from(clock.instant().plus(ASSERTION_VALID)))
                    .build();
            var assertion = new SignedJWT(header, claims);
            assertion.sign(new ECDSASigner(key));
            return assertion.serialize();
        } catch (JOSEException e) {
            throw new IOException("the key of the system does not sign", e);
        }
    }
}
