package no.samtykke.authserver.token;

import com.nimbusds.jose.JWSAlgorithm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The keys that sign, under {@code samtykke.signing}.
 *
 * @param publishAhead how long a new key is published before it signs; at least 5 minutes, because resource servers
 *     keep keys that long
 * @param rotateEvery how long a key signs; longer than {@code publishAhead}
 * @param keep how long a key stays published after it has signed for the last time; at least 10 minutes, which is
 *     longer than any token but an id_token shown at log-out
 * @param accessTokens {@code ES256} or {@code RS256}, for all but what apps read: that is always RS256
 * @param keyEncryptionKey file with 32 random bytes in base64, with which private keys are encrypted in the database
 */
@ConfigurationProperties("samtykke.signing")
record SigningProperties(
        @DefaultValue("1d") Duration publishAhead,
        @DefaultValue("30d") Duration rotateEvery,
        @DefaultValue("1d") Duration keep,
        @DefaultValue("ES256") String accessTokens,
        @Nullable Path keyEncryptionKey) {

    private static final Duration SHORTEST_AHEAD = Duration.ofMinutes(5);
    private static final Duration SHORTEST_KEPT = Duration.ofMinutes(10);
    private static final int KEY_BYTES = 32;

    SigningProperties {
        if (publishAhead.compareTo(SHORTEST_AHEAD) < 0) {
            throw new IllegalArgumentException("samtykke.signing.publish-ahead must be 5m or more");
        }
        if (rotateEvery.compareTo(publishAhead) <= 0) {
            throw new IllegalArgumentException("samtykke.signing.rotate-every must be longer than publish-ahead");
        }
        if (keep.compareTo(SHORTEST_KEPT) < 0) {
            throw new IllegalArgumentException("samtykke.signing.keep must be 10m or more");
        }
        if (!"ES256".equals(accessTokens) && !"RS256".equals(accessTokens)) {
            throw new IllegalArgumentException("samtykke.signing.access-tokens must be ES256 or RS256");
        }
        if (keyEncryptionKey != null) {
            read(keyEncryptionKey);
        }
    }

    JWSAlgorithm accessTokenAlgorithm() {
        return JWSAlgorithm.parse(accessTokens);
    }

    Optional<byte[]> encryptionKey() {
        return Optional.ofNullable(keyEncryptionKey).map(SigningProperties::read);
    }

    private static byte[] read(Path file) {
        try {
            byte[] key = Base64.getDecoder().decode(Files.readString(file).strip());
            if (key.length == KEY_BYTES) {
                return key;
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "samtykke.signing.key-encryption-key cannot be read as base64: "
                            + e.getClass().getSimpleName(),
                    e);
        }
        throw new IllegalArgumentException("samtykke.signing.key-encryption-key must hold 32 bytes");
    }
}
