package no.samtykke.fhirserver.dpop;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The nonce that a proof must hold, so that none is made long before it is used (RFC 9449, section 9). It is the time
 * under a key that all nodes share, so nothing is kept of it, and every node takes the others'. That of the window
 * before is taken too.
 */
@Component
public class DpopNonces {

    private static final Duration WINDOW = Duration.ofMinutes(2);
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final SecretKeySpec key;
    private final Clock clock;

    DpopNonces(JdbcClient database, Clock clock) {
        this.key = new SecretKeySpec(sharedKey(database), ALGORITHM);
        this.clock = clock;
    }

    /** The nonce to use from now on. */
    public String current() {
        return ofWindow(window());
    }

    boolean isCurrent(@Nullable String nonce) {
        return equal(current(), nonce);
    }

    boolean isTaken(@Nullable String nonce) {
        return isCurrent(nonce) || equal(ofWindow(window() - 1), nonce);
    }

    private long window() {
        return clock.instant().getEpochSecond() / WINDOW.toSeconds();
    }

    private String ofWindow(long window) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] digest = mac.doFinal(Long.toString(window).getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean equal(String expected, @Nullable String nonce) {
        return nonce != null && MessageDigest.isEqual(expected.getBytes(UTF_8), nonce.getBytes(UTF_8));
    }

    /** Made by the node that starts first. */
    private static byte[] sharedKey(JdbcClient database) {
        byte[] made = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(made);
        database.sql("insert into samtykke.dpop_nonce_key (key) values (?) on conflict do nothing")
                .param(made)
                .update();
        return database.sql("select key from samtykke.dpop_nonce_key")
                .query((row, _) -> row.getBytes("key"))
                .single();
    }
}
