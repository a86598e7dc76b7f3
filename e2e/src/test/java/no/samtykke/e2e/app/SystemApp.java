package no.samtykke.e2e.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import no.samtykke.e2e.stack.SandboxJson;

/** A hospital's system: SMART Backend Services with a private key, as {@code sandbox.json} tells of it. */
public final class SystemApp {

    private final URI fhirBase;
    private final SmartApp server;
    private final String clientId;
    private final ECKey key;
    private final String scope;

    public SystemApp(SandboxJson sandbox, String clientId) {
        var client = sandbox.client(clientId);
        this.fhirBase = sandbox.base("fhir");
        this.server = new SmartApp(fhirBase, clientId);
        this.clientId = clientId;
        this.scope = client.path("scopes").valueStream().map(JsonNode::asText).collect(Collectors.joining(" "));
        try {
            this.key = ECKey.parse(client.path("privateJwk").toString());
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    public Fhir fhir() {
        var answer = token(assertion(claims()));
        if (answer.status() != 200) {
            throw new IllegalStateException("no token for " + clientId + ": " + answer);
        }
        return new Fhir(fhirBase, answer.json().path("access_token").asText());
    }

    /** What the token endpoint says to an assertion. */
    public Reply token(String assertion) {
        return Http.postForm(
                server.endpoint("token_endpoint"),
                Map.of(
                        "grant_type",
                        "client_credentials",
                        "scope",
                        scope,
                        "client_assertion_type",
                        "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                        "client_assertion",
                        assertion));
    }

    /** Claims of an assertion as it should be. */
    public JWTClaimsSet claims() {
        var now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(clientId)
                .subject(clientId)
                .audience(server.endpoint("token_endpoint").toString())
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(120)))
                .build();
    }

    public String assertion(JWTClaimsSet claims) {
        var header =
                new JWSHeader.Builder(JWSAlgorithm.ES384).keyID(key.getKeyID()).build();
        var jwt = new SignedJWT(header, claims);
        try {
            jwt.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return jwt.serialize();
    }
}
