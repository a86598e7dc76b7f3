package no.samtykke.authserver.support;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** A DPoP proof for the token endpoint: right as it stands, so a test says only what is different. */
public final class ProofOfKey {

    private static final JWK RSA = rsa(2048);

    private final JWK key;
    private JWSAlgorithm algorithm;
    private String type = "dpop+jwt";
    private @Nullable JWK shown;
    private JWK signing;
    private final Map<String, Object> claims = new LinkedHashMap<>();

    private ProofOfKey(JWK key, JWSAlgorithm algorithm) {
        this.key = key;
        this.algorithm = algorithm;
        shown = key.toPublicJWK();
        signing = key;
        claims.put("htm", "POST");
        claims.put("htu", Neighbourhood.issuer() + "/oauth2/token");
        claims.put("iat", Neighbourhood.CLOCK.instant().getEpochSecond());
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("nonce", freshNonce());
    }

    public static ProofOfKey by(JWK key) {
        return new ProofOfKey(key, JWSAlgorithm.ES256);
    }

    public static ProofOfKey by(JWK key, String algorithm) {
        return new ProofOfKey(key, JWSAlgorithm.parse(algorithm));
    }

    public static JWK newKey() {
        return ec(Curve.P_256);
    }

    /** A key that fits an algorithm. */
    public static JWK keyFor(String algorithm) {
        return switch (algorithm) {
            case "ES256" -> ec(Curve.P_256);
            case "ES384" -> ec(Curve.P_384);
            case "ES512" -> ec(Curve.P_521);
            default -> RSA;
        };
    }

    public static JWK rsa(int bits) {
        try {
            return new RSAKeyGenerator(bits, true).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public static JWK ec(Curve curve) {
        try {
            return new ECKeyGenerator(curve).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String thumbprint(JWK key) {
        try {
            return key.computeThumbprint().toString();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Any answer of the token endpoint gives one. From an address of its own, so that a suite that runs fast is not
     * taken for one machine that tries too often.
     */
    public static String freshNonce() {
        String somewhere = "203.0.113." + ThreadLocalRandom.current().nextInt(1, 255);
        return TokenEndpoint.post(Map.of(), "X-Forwarded-For", somewhere)
                .http()
                .headers()
                .firstValue("DPoP-Nonce")
                .orElseThrow();
    }

    public ProofOfKey with(String claim, @Nullable Object value) {
        if (value == null) {
            claims.remove(claim);
        } else {
            claims.put(claim, value);
        }
        return this;
    }

    public ProofOfKey typed(String other) {
        type = other;
        return this;
    }

    /** What stands in the header as the key. */
    public ProofOfKey showing(@Nullable JWK other) {
        shown = other;
        return this;
    }

    public ProofOfKey signedBy(JWK other) {
        signing = other;
        return this;
    }

    public JWK key() {
        return key;
    }

    public String text() {
        var header = new JWSHeader.Builder(algorithm)
                .type(new JOSEObjectType(type))
                .jwk(shown != null && shown.isPrivate() ? null : shown)
                .build();
        var all = new JWTClaimsSet.Builder();
        claims.forEach((name, value) -> {
            if (name.equals("iat")) {
                all.issueTime(new Date(1000 * (long) value));
            } else {
                all.claim(name, value);
            }
        });
        var jwt = new SignedJWT(header, all.build());
        try {
            jwt.sign(
                    signing instanceof RSAKey rsa
                            ? new RSASSASigner(rsa.toPrivateKey(), true)
                            : new DefaultJWSSignerFactory().createJWSSigner(signing, algorithm));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return jwt.serialize();
    }
}
