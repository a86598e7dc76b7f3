package no.samtykke.fhirserver.sources;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** The key by which the server under test signs, and what stand-ins demand of what it signed. */
public final class Signed {

    static final ECKey KEY = generate();
    static final Path FILE = written();

    private Signed() {}

    static boolean isAssertion(Heard request, URI tokenEndpoint) {
        var form = request.form();
        return "client_credentials".equals(form.get("grant_type"))
                && "system/*.rs".equals(form.get("scope"))
                && "urn:ietf:params:oauth:client-assertion-type:jwt-bearer".equals(form.get("client_assertion_type"))
                && isFor(form.getOrDefault("client_assertion", ""), tokenEndpoint);
    }

    static boolean isStatement(Heard request, URI base) {
        try {
            String statement = request.form().getOrDefault("samtykke-statement", "");
            return isFor(statement, base)
                    && Objects.equals(
                            claims(statement).getStringClaim("request_id"),
                            request.headers().get("x-request-id"))
                    && Objects.equals(
                            claims(statement).getJSONObjectClaim("patient").get("value"), request.number());
        } catch (ParseException e) {
            return false;
        }
    }

    private static boolean isFor(String token, URI audience) {
        try {
            var jwt = SignedJWT.parse(token);
            var claims = jwt.getJWTClaimsSet();
            var age = Duration.between(
                    claims.getIssueTime().toInstant(),
                    claims.getExpirationTime().toInstant());
            return JWSAlgorithm.ES384.equals(jwt.getHeader().getAlgorithm())
                    && KEY.getKeyID().equals(jwt.getHeader().getKeyID())
                    && jwt.verify(new ECDSAVerifier(KEY.toECPublicKey()))
                    && claims.getAudience().equals(List.of(audience.toString()))
                    && claims.getIssuer().equals("samtykke")
                    && claims.getJWTID() != null
                    && age.compareTo(Duration.ofSeconds(60)) <= 0;
        } catch (ParseException | JOSEException e) {
            return false;
        }
    }

    public static JWTClaimsSet claims(String token) {
        try {
            return SignedJWT.parse(token).getJWTClaimsSet();
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ECKey generate() {
        try {
            return new ECKeyGenerator(Curve.P_384).keyID("sources-1").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path written() {
        try {
            var file = Files.createTempFile("sources", ".jwk");
            file.toFile().deleteOnExit();
            return Files.writeString(file, KEY.toJSONString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
