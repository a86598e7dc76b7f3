package no.samtykke.authserver.client;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.HashSet;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How an entry says that its client proves itself.
 *
 * @param digest of the secret, when it was given out before and the entry does not hold it
 */
record EntryProof(EntryTexts texts, ClientProperties.Entry entry, EntryOrigin origin, Optional<String> digest) {

    private static final int SHORTEST_SECRET = 32;
    private static final int WEAKEST_RSA_BITS = 2048;
    private static final int MOST_KEYS = 20;

    /** Nothing at all: whoever cannot keep a secret shall not have one. */
    Proof none() {
        if (hasSecret()) {
            throw texts.fault("secret", "must not be set for a public client");
        }
        if (entry.jwksUri() != null || entry.jwks() != null) {
            throw texts.fault("kind", "must be confidential for a client with keys");
        }
        if (entry.tokenEndpointAuthMethod() != null && !"none".equals(entry.tokenEndpointAuthMethod())) {
            throw texts.fault("token-endpoint-auth-method", "must be none for a public client");
        }
        return new Proof.None();
    }

    /** Exactly one of a secret, keys at an address, keys in the entry. */
    Proof one() {
        long ways = Stream.of(hasSecret(), entry.jwksUri() != null, entry.jwks() != null)
                .filter(given -> given)
                .count();
        if (ways != 1) {
            throw texts.fault("secret", "or jwks-uri or jwks must be set, exactly one of them");
        }
        return hasSecret() ? secret() : keys();
    }

    Proof keys() {
        if (hasSecret()) {
            throw texts.fault("secret", "must not be set for a backend client");
        }
        if (entry.tokenEndpointAuthMethod() != null && !"private_key_jwt".equals(entry.tokenEndpointAuthMethod())) {
            throw texts.fault("token-endpoint-auth-method", "must be private_key_jwt for a client with keys");
        }
        if (entry.jwks() != null && entry.jwksUri() != null) {
            throw texts.fault("jwks", "must not be set beside jwks-uri");
        }
        return new Proof.Keys(entry.jwks() == null ? keysAt() : new Proof.KeySet.Given(keySet(entry.jwks())));
    }

    private Proof.KeySet keysAt() {
        var given = texts.required("jwks-uri", entry.jwksUri());
        if (origin == EntryOrigin.SETTINGS) {
            return new Proof.KeySet.At(texts.httpsOrLoopback("jwks-uri", given).orElseThrow(), false);
        }
        return new Proof.KeySet.At(texts.publicHttps("jwks-uri", given).orElseThrow(), true);
    }

    private Proof.Secret secret() {
        var method = entry.tokenEndpointAuthMethod() == null ? "client_secret_basic" : entry.tokenEndpointAuthMethod();
        var place = switch (method) {
            case "client_secret_basic" -> Proof.Place.HEADER;
            case "client_secret_post" -> Proof.Place.FORM;
            default ->
                throw texts.fault("token-endpoint-auth-method", "must be client_secret_basic or client_secret_post");
        };
        return new Proof.Secret(
                digest.orElseGet(() -> Proof.Secret.digestOf(
                        entry.secretFile() == null
                                ? longEnough("secret", texts.required("secret", entry.secret()))
                                : read(entry.secretFile()))),
                place);
    }

    private boolean hasSecret() {
        return entry.secret() != null || entry.secretFile() != null || digest.isPresent();
    }

    private String read(Path file) {
        try {
            return longEnough("secret-file", Files.readString(file).strip());
        } catch (IOException e) {
            throw texts.fault("secret-file", "cannot be read");
        }
    }

    private String longEnough(String name, String secret) {
        if (secret.length() < SHORTEST_SECRET) {
            throw texts.fault(name, "must hold at least " + SHORTEST_SECRET + " characters");
        }
        return secret;
    }

    private JWKSet keySet(String json) {
        try {
            var set = JWKSet.parse(json);
            var names = new HashSet<@Nullable String>();
            boolean usable = !set.isEmpty()
                    && set.size() <= MOST_KEYS
                    && set.getKeys().stream().allMatch(key -> isUsable(key) && names.add(key.getKeyID()));
            if (usable) {
                return set;
            }
        } catch (ParseException e) {
            throw texts.fault("jwks", "is not a JWK Set in JSON");
        }
        throw texts.fault("jwks", "must hold public keys, each with a kid of its own: RSA of 2048 bits, or P-384");
    }

    private static boolean isUsable(JWK key) {
        return !key.isPrivate()
                && key.getKeyID() != null
                && switch (key) {
                    case RSAKey rsa -> rsa.size() >= WEAKEST_RSA_BITS;
                    case ECKey ec -> Curve.P_384.equals(ec.getCurve());
                    default -> false;
                };
    }
}
