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
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.samtykke.e2e.protocol.Draft.Field;

/** A client's proof by {@code private_key_jwt} (RFC 7523), built by hand so that each part of it can be wrong. */
record Assertion(Map<String, Object> header, Map<String, Object> claims, ECKey key, boolean altered) {

    private static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final JsonMapper JSON = new JsonMapper();

    /** As it should be. */
    static Assertion of(String clientId, String audience, ECKey key) {
        var now = Instant.now().getEpochSecond();
        return new Assertion(
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

    /**
     * {@code claim=value} or {@code header.name=value}; without a value it is left out; {@code claim=+900} is so many
     * seconds from now. {@code key=other} signs by a key of that name that is not the client's; {@code alg=none} signs
     * by nothing, {@code alg=HS256} by the public key taken as a secret; {@code altered} changes the claims after they
     * were signed.
     */
    Assertion changed(String change) {
        if (change.equals("altered")) {
            return new Assertion(header, claims, key, true);
        }
        var name = change.substring(0, change.indexOf('='));
        var value = change.substring(change.indexOf('=') + 1);
        if (name.equals("key")) {
            return new Assertion(header, claims, anotherKey(), altered);
        }
        if (name.equals("alg")) {
            return new Assertion(with(header, "alg", value), claims, key, altered);
        }
        return name.startsWith("header.")
                ? new Assertion(with(header, name.substring("header.".length()), value), claims, key, altered)
                : new Assertion(header, with(claims, name, value), key, altered);
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

    /** The parameters that carry it, unless the request says them otherwise. */
    List<Field> fields(List<Field> others) {
        return List.of(new Field("client_assertion_type", TYPE), new Field("client_assertion", signed())).stream()
                .filter(field -> others.stream().noneMatch(other -> other.name().equals(field.name())))
                .toList();
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
            var jws = new JWSHeader.Builder(JWSAlgorithm.ES384).build();
            return new ECDSASigner(key)
                    .sign(jws, content.getBytes(StandardCharsets.US_ASCII))
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
            return new ECKeyGenerator(Curve.P_384).keyID(key.getKeyID()).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(Map<String, Object> values) {
        return Base64URL.encode(JSON.valueToTree(values).toString()).toString();
    }
}
