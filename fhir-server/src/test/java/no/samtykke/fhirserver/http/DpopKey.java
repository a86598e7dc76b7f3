package no.samtykke.fhirserver.http;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import no.samtykke.fhirserver.dpop.DpopNonces;

/** The key of an app, and the proofs that it signs. */
final class DpopKey {

    final ECKey key;

    DpopKey() {
        try {
            key = new ECKeyGenerator(Curve.P_256).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    String thumbprint() {
        try {
            return key.computeThumbprint().toString();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A proof that is right in everything. */
    String proof(String method, String address, String token) {
        return proof(usual(method, address, token), header -> header);
    }

    /** Any proof, signed by this key. */
    String proof(Consumer<JWTClaimsSet.Builder> says, UnaryOperator<JWSHeader.Builder> header) {
        var claims = new JWTClaimsSet.Builder();
        says.accept(claims);
        var usual = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType("dpop+jwt"))
                .jwk(key.toPublicJWK());
        try {
            var proof = new SignedJWT(header.apply(usual).build(), claims.build());
            proof.sign(new ECDSASigner(key));
            return proof.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static Consumer<JWTClaimsSet.Builder> usual(String method, String address, String token) {
        return claims -> claims.jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(Instant.now()))
                .claim("htm", method)
                .claim("htu", address)
                .claim("ath", digest(token))
                .claim("nonce", RunningServer.ONE.bean(DpopNonces.class).current());
    }

    static String digest(String text) {
        try {
            return Base64URL.encode(
                            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII)))
                    .toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
