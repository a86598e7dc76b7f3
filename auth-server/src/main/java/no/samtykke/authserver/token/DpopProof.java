package no.samtykke.authserver.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.Map;
import java.util.Set;

/**
 * A proof of possession whose signature fits the public key in its header (RFC 9449, 4.3, points 4 to 7). What it
 * claims is still to be judged.
 *
 * @param keyThumbprint SHA-256 thumbprint of the key, {@code jkt}
 */
record DpopProof(String keyThumbprint, JWTClaimsSet claims) {

    private static final JOSEObjectType TYPE = new JOSEObjectType("dpop+jwt");
    private static final int FEWEST_RSA_BITS = 2048;
    private static final Map<JWSAlgorithm, Class<? extends JWK>> ALGORITHMS = Map.of(
            JWSAlgorithm.ES256, ECKey.class,
            JWSAlgorithm.ES384, ECKey.class,
            JWSAlgorithm.ES512, ECKey.class,
            JWSAlgorithm.RS256, RSAKey.class,
            JWSAlgorithm.RS384, RSAKey.class,
            JWSAlgorithm.RS512, RSAKey.class,
            JWSAlgorithm.PS256, RSAKey.class,
            JWSAlgorithm.PS384, RSAKey.class,
            JWSAlgorithm.PS512, RSAKey.class);

    static Set<JWSAlgorithm> algorithms() {
        return ALGORITHMS.keySet();
    }

    /** @throws ParseException also when it is no proof, or its signature does not fit */
    static DpopProof parse(String text) throws ParseException, JOSEException {
        var jwt = SignedJWT.parse(text);
        var key = jwt.getHeader().getJWK();
        var kind = ALGORITHMS.get(jwt.getHeader().getAlgorithm());
        boolean genuine = TYPE.equals(jwt.getHeader().getType())
                && key != null
                && kind != null
                && kind.isInstance(key)
                && !key.isPrivate()
                && isSigned(jwt, key);
        if (!genuine) {
            throw new ParseException("Not a proof of possession", 0);
        }
        return new DpopProof(key.computeThumbprint().toString(), jwt.getJWTClaimsSet());
    }

    private static boolean isSigned(SignedJWT jwt, JWK key) throws JOSEException {
        return key instanceof RSAKey rsa
                ? rsa.size() >= FEWEST_RSA_BITS && jwt.verify(new RSASSAVerifier(rsa))
                : jwt.verify(new ECDSAVerifier(key.toECKey()));
    }
}
