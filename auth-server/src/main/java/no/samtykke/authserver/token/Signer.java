package no.samtykke.authserver.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Signs claims with our keys, and recognises what we signed. */
@Component
public class Signer {

    private final SigningKeys keys;
    private final JWSAlgorithm forServers;

    Signer(SigningKeys keys, SigningProperties properties) {
        this.keys = keys;
        forServers = properties.accessTokenAlgorithm();
    }

    /**
     * For resource servers and ourselves.
     *
     * @param type the {@code typ} header, which keeps one kind of token from being taken for another
     */
    public String sign(JOSEObjectType type, JWTClaimsSet claims) {
        return sign(type, claims, forServers);
    }

    /** For apps: always RS256, which every OpenID client knows without being told (OpenID Connect Core, 15.1). */
    public String signForApps(JOSEObjectType type, JWTClaimsSet claims) {
        return sign(type, claims, JWSAlgorithm.RS256);
    }

    private String sign(JOSEObjectType type, JWTClaimsSet claims, JWSAlgorithm algorithm) {
        var key = keys.signing(algorithm);
        var header = new JWSHeader.Builder(algorithm)
                .keyID(key.getKeyID())
                .type(type)
                .build();
        var jwt = new SignedJWT(header, claims);
        try {
            jwt.sign(new DefaultJWSSignerFactory().createJWSSigner(key, algorithm));
        } catch (JOSEException e) {
            throw new IllegalStateException("The signing key does not sign", e);
        }
        return jwt.serialize();
    }

    /** The claims of a token of that type which we signed ourselves, whether or not its time is over. */
    public Optional<JWTClaimsSet> claimsOfOurs(JOSEObjectType type, String token) {
        try {
            var jwt = SignedJWT.parse(token);
            var key = keys.all().getKeyByKeyId(jwt.getHeader().getKeyID());
            boolean ours = key != null
                    && jwt.getHeader().getAlgorithm().equals(key.getAlgorithm())
                    && type.equals(jwt.getHeader().getType())
                    && jwt.verify(verifier(key));
            return ours ? Optional.of(jwt.getJWTClaimsSet()) : Optional.empty();
        } catch (ParseException | JOSEException e) {
            return Optional.empty();
        }
    }

    private static JWSVerifier verifier(JWK key) throws JOSEException {
        return key.getAlgorithm().equals(JWSAlgorithm.ES256)
                ? new ECDSAVerifier(key.toECKey())
                : new RSASSAVerifier(key.toRSAKey());
    }
}
