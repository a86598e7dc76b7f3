package no.samtykke.sandbox.sources;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import no.samtykke.sandbox.loopback.Answer;
import no.samtykke.sandbox.loopback.Json;
import no.samtykke.sandbox.loopback.Request;

/** Checks who asks: tokens by {@code private_key_jwt}, and the statement that is signed for each request. */
final class ClientCheck {

    static final long LIFE_OF_TOKEN = 300;

    private static final String JWT_BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JWKSet keys;
    private final Clock clock;
    private final Map<String, Long> tokens = new ConcurrentHashMap<>();

    ClientCheck(JWKSet keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    Answer token(Request request, String endpoint) {
        boolean known = request.formValue("grant_type")
                        .filter("client_credentials"::equals)
                        .isPresent()
                && request.formValue("client_assertion_type")
                        .filter(JWT_BEARER::equals)
                        .isPresent()
                && request.formValue("client_assertion")
                        .flatMap(assertion -> verified(assertion, endpoint))
                        .filter(claims -> claims.getSubject() != null
                                && claims.getSubject().equals(claims.getIssuer()))
                        .isPresent();
        if (!known) {
            return Answer.json(401, Map.of("error", "invalid_client"));
        }
        byte[] bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        tokens.put(token, clock.instant().getEpochSecond() + LIFE_OF_TOKEN);
        return Answer.json(
                200,
                Json.MAPPER
                        .createObjectNode()
                        .put("access_token", token)
                        .put("token_type", "Bearer")
                        .put("expires_in", LIFE_OF_TOKEN));
    }

    boolean holdsToken(Request request) {
        return request.header("Authorization")
                .filter(header -> header.startsWith("Bearer "))
                .map(header -> tokens.get(header.substring("Bearer ".length())))
                .filter(until -> until > clock.instant().getEpochSecond())
                .isPresent();
    }

    Optional<JWTClaimsSet> statement(Request request, String base) {
        return request.formValue("samtykke-statement").flatMap(statement -> verified(statement, base));
    }

    private Optional<JWTClaimsSet> verified(String compact, String audience) {
        try {
            var jwt = SignedJWT.parse(compact);
            var key = keys.getKeyByKeyId(jwt.getHeader().getKeyID());
            if (key == null || !jwt.verify(new ECDSAVerifier(key.toECKey()))) {
                return Optional.empty();
            }
            var claims = jwt.getJWTClaimsSet();
            boolean holds = claims.getAudience().contains(audience)
                    && claims.getExpirationTime() != null
                    && claims.getExpirationTime().toInstant().isAfter(clock.instant());
            return holds ? Optional.of(claims) : Optional.empty();
        } catch (ParseException | JOSEException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }
}
