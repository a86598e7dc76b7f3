package no.samtykke.authserver.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Signs claims with our key, and recognises what we signed. */
@Component
public class Signer {

    private final SigningKeys keys;

    Signer(SigningKeys keys) {
        this.keys = keys;
    }

    /** @param type the {@code typ} header, which keeps one kind of token from being taken for another */
    public String sign(JOSEObjectType type, JWTClaimsSet claims) {
        var key = keys.signing();
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID(key.getKeyID())
                .type(type)
                .build();
        var jwt = new SignedJWT(header, claims);
        try {
            jwt.sign(new RSASSASigner(key));
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
                    && JWSAlgorithm.RS256.equals(jwt.getHeader().getAlgorithm())
                    && type.equals(jwt.getHeader().getType())
                    && jwt.verify(new RSASSAVerifier(key.toRSAKey()));
            return ours ? Optional.of(jwt.getJWTClaimsSet()) : Optional.empty();
        } catch (ParseException | JOSEException e) {
            return Optional.empty();
        }
    }
}
