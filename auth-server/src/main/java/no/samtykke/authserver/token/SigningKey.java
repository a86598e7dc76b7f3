package no.samtykke.authserver.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One key of ours: RSA of 3072 bits for RS256, P-256 for ES256.
 *
 * @param jwk with its private part as long as it signs or will sign
 * @param signsFrom from when it is its turn, until the next of its algorithm takes over
 */
record SigningKey(JWK jwk, JWSAlgorithm algorithm, Instant signsFrom) {

    static final List<JWSAlgorithm> ALGORITHMS = List.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);
    private static final int RSA_BITS = 3072;

    static SigningKey generate(JWSAlgorithm algorithm, Instant signsFrom) {
        var id = UUID.randomUUID().toString();
        try {
            JWK key = algorithm.equals(JWSAlgorithm.ES256)
                    ? new ECKeyGenerator(Curve.P_256)
                            .keyID(id)
                            .keyUse(KeyUse.SIGNATURE)
                            .algorithm(algorithm)
                            .generate()
                    : new RSAKeyGenerator(RSA_BITS)
                            .keyID(id)
                            .keyUse(KeyUse.SIGNATURE)
                            .algorithm(algorithm)
                            .generate();
            return new SigningKey(key, algorithm, signsFrom);
        } catch (JOSEException e) {
            throw new IllegalStateException("A signing key could not be made", e);
        }
    }

    String id() {
        return jwk.getKeyID();
    }

    boolean signsAt(Instant time) {
        return !signsFrom.isAfter(time);
    }
}
