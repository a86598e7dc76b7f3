package no.samtykke.e2e.protocol;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** A JWT by which a client proves something, built by hand so that each part of it can be wrong. */
record HandmadeJwt(Map<String, Object> header, Map<String, Object> claims, ECKey key, boolean altered) {

    private static final JsonMapper JSON = new JsonMapper();

    /** Who a client is, by {@code private_key_jwt} (RFC 7523). */
    static HandmadeJwt assertion(String clientId, String audience, ECKey key) {
        var now = Instant.now().getEpochSecond();
        return new HandmadeJwt(
                Map.of("alg", "ES384", "typ", "JWT", "kid", key.getKeyID()),
                Map.of(
                        "iss", clientId,
                        "sub", clientId,
                        "aud", audience,
                        "jti", UUID.randomUUID().toString(),
                        "iat", now,
                        "exp", now + 120),
                key,
                false);
    }

    /** That the sender of a request holds a key (RFC 9449). */
    static HandmadeJwt proof(String method, URI address, String nonce, ECKey key) {
        return new HandmadeJwt(
                Map.of(
                        "alg",
                        "ES256",
                        "typ",
                        "dpop+jwt",
                        "jwk",
                        key.toPublicJWK().toJSONObject()),
                Map.of(
                        "htm", method,
                        "htu", address.toString(),
                        "jti", UUID.randomUUID().toString(),
                        "iat", Instant.now().getEpochSecond(),
                        "nonce", nonce),
                key,
                false);
    }

    /**
     * {@code claim=value} or {@code header.name=value}; without a value it is left out; {@code claim=+900} is so many
     * seconds from now. {@code key=other} signs by a key of that name that is not the right one; {@code alg=none} signs
     * by nothing, {@code alg=HS256} by the public key taken as a secret; {@code altered} changes the claims after they
     * were signed.
     */
    HandmadeJwt changed(String change) {
        if (change.equals("altered")) {
            return new HandmadeJwt(header, claims, key, true);
        }
        var name = change.substring(0, change.indexOf('='));
        var value = change.substring(change.indexOf('=') + 1);
        if (name.equals("key")) {
            return new HandmadeJwt(header, claims, anotherKey(), altered);
        }
        if (name.equals("alg")) {
            return new HandmadeJwt(with(header, "alg", value), claims, key, altered);
        }
        return name.startsWith("header.")
                ? new HandmadeJwt(with(header, name.substring("header.".length()), value), claims, key, altered)
                : with(name, value);
    }

    HandmadeJwt with(String claim, String value) {
        return new HandmadeJwt(header, with(claims, claim, value), key, altered);
    }

    private static Map<String, Object> with(Map<String, Object> values, String name, String value) {
        var changed = new HashMap<>(values);
        if (value.isEmpty()) {
            changed.remove(name);
        } else if (value.matches("[+-]\\d+")) {
            changed.put(name, Instant.now().getEpochSecond() + Long.parseLong(value));
        } else {
            changed.put(name, value);
        }
        return changed;
    }

    String signed() {
        var content = encoded(header) + "." + encoded(claims);
        var signature = switch (String.valueOf(header.get("alg"))) {
            case "none" -> "";
            case "HS256" -> mac(content);
            default -> signature(content);
        };
        return (altered ? encoded(header) + "." + encoded(with(claims, "jti", "another")) : content) + "." + signature;
    }

    private String signature(String content) {
        try {
            var algorithm = key.getCurve().equals(Curve.P_384) ? JWSAlgorithm.ES384 : JWSAlgorithm.ES256;
            return new ECDSASigner(key)
                    .sign(new JWSHeader(algorithm), content.getBytes(StandardCharsets.US_ASCII))
                    .toString();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private String mac(String content) {
        try {
            var secret = key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);
            return new MACSigner(secret)
                    .sign(new JWSHeader(JWSAlgorithm.HS256), content.getBytes(StandardCharsets.US_ASCII))
                    .toString();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private ECKey anotherKey() {
        try {
            return new ECKeyGenerator(key.getCurve()).keyID(key.getKeyID()).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(Map<String, Object> values) {
        return Base64URL.encode(JSON.valueToTree(values).toString()).toString();
    }
}
