package no.samtykke.fhirserver.dpop;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.util.Base64URL;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Proofs that were accepted on any node. Kept until they are too old to be accepted anyway. */
@Component
class UsedProofs {

    private static final Duration KEPT_FOR =
            DpopProofs.MAX_AGE.plus(DpopProofs.MAX_AHEAD).multipliedBy(2);

    private final JdbcClient database;
    private final Clock clock;

    UsedProofs(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Notes that a proof is used: one statement, and the database lets one of many win.
     *
     * @return false when it was used before
     */
    boolean use(Base64URL thumbprint, String jti) {
        return database.sql("""
                        insert into samtykke.dpop_proof (digest, expires_at) values (?, ?) on conflict do nothing""")
                        .params(
                                digest(thumbprint + "." + jti),
                                OffsetDateTime.now(clock).plus(KEPT_FOR))
                        .update()
                == 1;
    }

    @Scheduled(fixedDelayString = "PT1M")
    void forgetExpired() {
        database.sql("delete from samtykke.dpop_proof where expires_at < ?")
                .param(OffsetDateTime.now(clock))
                .update();
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
