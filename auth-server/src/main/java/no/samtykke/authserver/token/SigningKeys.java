package no.samtykke.authserver.token;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The keys that sign our tokens, kept in the database, so that every node signs with the same and a restart changes
 * nothing. They are read anew each time; {@link KeyRotation} changes them.
 */
@Component
public class SigningKeys {

    private final StoredKeys stored;
    private final KeyRotation rotation;
    private final Clock clock;

    SigningKeys(StoredKeys stored, KeyRotation rotation, Clock clock) {
        this.stored = stored;
        this.rotation = rotation;
        this.clock = clock;
    }

    /** All keys, private parts included; what is published is {@link JWKSet#toPublicJWKSet()}. */
    public JWKSet all() {
        return new JWKSet(filled().stream().map(SigningKey::jwk).toList());
    }

    /** The key whose turn it is. */
    JWK signing(JWSAlgorithm algorithm) {
        var keys = filled();
        var now = clock.instant();
        return keys.stream()
                .filter(key -> key.algorithm().equals(algorithm) && key.signsAt(now))
                .map(SigningKey::jwk)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No key signs now"));
    }

    /** Somebody may ask before the first turn of the keys. */
    private List<SigningKey> filled() {
        var keys = stored.all();
        if (keys.isEmpty()) {
            rotation.turn();
            return stored.all();
        }
        return keys;
    }
}
