package no.samtykke.authserver.token;

import com.nimbusds.jose.JWSAlgorithm;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets the keys of each algorithm follow one another. The next is made and published ahead of its turn; then it signs,
 * and the one before loses its private part at once and is published as long as what it signed may be shown.
 *
 * <p>Nodes take turns by a lock, so there is one next key. A node that was away too long makes the next key late, never
 * without publishing it ahead: until then the old one signs.
 */
@Component
class KeyRotation {

    /** A node that has just read the keys may still sign with one that is over. */
    private static final Duration LAST_SIGNATURES = Duration.ofMinutes(1);

    private final StoredKeys keys;
    private final SigningProperties properties;
    private final TransactionTemplate transaction;
    private final Clock clock;

    KeyRotation(StoredKeys keys, SigningProperties properties, TransactionTemplate transaction, Clock clock) {
        this.keys = keys;
        this.properties = properties;
        this.transaction = transaction;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Scheduled(fixedDelayString = "1m", initialDelayString = "1m")
    public void turn() {
        transaction.executeWithoutResult(unused -> {
            keys.lock();
            keys.encryptPlain();
            SigningKey.ALGORITHMS.forEach(this::turn);
        });
    }

    private void turn(JWSAlgorithm algorithm) {
        var now = clock.instant();
        var line = keys.all().stream()
                .filter(key -> key.algorithm().equals(algorithm))
                .toList();
        if (line.isEmpty()) {
            keys.add(SigningKey.generate(algorithm, now));
            return;
        }
        var endOfNewest = line.getFirst().signsFrom().plus(properties.rotateEvery());
        var earliest = now.plus(properties.publishAhead());
        if (!endOfNewest.isAfter(earliest)) {
            keys.add(SigningKey.generate(algorithm, earliest));
        }
        retire(line, now);
    }

    /** @param line the keys of one algorithm, the one that signs last first */
    private void retire(List<SigningKey> line, Instant now) {
        for (int i = 1; i < line.size(); i++) {
            var key = line.get(i);
            var successor = line.get(i - 1);
            if (successor.signsAt(now.minus(properties.keep()))) {
                keys.delete(key);
            } else if (successor.signsAt(now.minus(LAST_SIGNATURES))
                    && key.jwk().isPrivate()) {
                keys.forgetPrivatePart(key);
            }
        }
    }
}
