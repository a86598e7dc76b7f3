package no.samtykke.authserver.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.text.ParseException;
import java.time.Clock;
import java.util.UUID;
import no.samtykke.authserver.server.SqlTime;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The keys that sign our tokens: RSA of 3072 bits, made at first start and kept in the database, so that every node
 * signs with the same and a restart changes nothing.
 *
 * <p>The newest key signs; all of them are published.
 */
@Component
public class SigningKeys {

    private static final int BITS = 3072;
    private static final long FIRST_START_LOCK = 7_301_001L;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SigningKeys(JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** All keys, private parts included; what is published is {@link JWKSet#toPublicJWKSet()}. */
    public JWKSet all() {
        var keys = stored();
        return keys.getKeys().isEmpty() ? makeFirst() : keys;
    }

    RSAKey signing() {
        return all().getKeys().getFirst().toRSAKey();
    }

    @EventListener(ApplicationReadyEvent.class)
    void beReadyBeforeAnyoneAsks() {
        all();
    }

    private JWKSet stored() {
        return new JWKSet(jdbc.sql("select jwk from signing_key order by created_at desc")
                .query((row, unused) -> (JWK) parse(row.getString("jwk")))
                .list());
    }

    /** Two nodes may start at once: the lock lets one make the key, and the other finds it. */
    private JWKSet makeFirst() {
        transaction.executeWithoutResult(unused -> {
            jdbc.sql("select pg_advisory_xact_lock(:lock)")
                    .param("lock", FIRST_START_LOCK)
                    .query((unusedRow, unusedNumber) -> true)
                    .single();
            if (stored().getKeys().isEmpty()) {
                store(generate());
            }
        });
        return stored();
    }

    private void store(RSAKey key) {
        jdbc.sql("insert into signing_key (kid, jwk, created_at) values (:kid, :jwk, :now)")
                .param("kid", key.getKeyID())
                .param("jwk", key.toJSONString())
                .param("now", SqlTime.of(clock.instant()))
                .update();
    }

    private static RSAKey generate() {
        try {
            return new RSAKeyGenerator(BITS)
                    .keyID(UUID.randomUUID().toString())
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("A signing key could not be made", e);
        }
    }

    private static RSAKey parse(String jwk) {
        try {
            return RSAKey.parse(jwk);
        } catch (ParseException e) {
            throw new IllegalStateException("A stored signing key cannot be read", e);
        }
    }
}
