package no.samtykke.authserver.token;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import no.samtykke.authserver.server.Secret;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.stereotype.Component;

/**
 * The nonces that a proof of possession must carry, so that none can be made long before it is used (RFC 9449, 8).
 *
 * <p>A nonce is a keyed hash of the time window it was given in; it works in that window of two minutes and the next.
 * Nothing is stored but the secret, which all nodes share. Every answer gives the current one.
 */
@Component
public class DpopNonces implements HeaderWriter {

    private static final String HEADER = "DPoP-Nonce";
    private static final Duration WINDOW = Duration.ofMinutes(2);

    private final JdbcClient jdbc;
    private final Clock clock;
    private volatile @Nullable String known;

    DpopNonces(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(HEADER, ofWindow(currentWindow()));
    }

    boolean isFresh(String nonce) {
        long now = currentWindow();
        return isOfWindow(nonce, now) || isOfWindow(nonce, now - 1);
    }

    private boolean isOfWindow(String nonce, long window) {
        return MessageDigest.isEqual(
                nonce.getBytes(StandardCharsets.UTF_8), ofWindow(window).getBytes(StandardCharsets.UTF_8));
    }

    private long currentWindow() {
        return clock.instant().getEpochSecond() / WINDOW.toSeconds();
    }

    private String ofWindow(long window) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Secret.keyed(secret(), Long.toString(window)));
    }

    /** It is made once and never changes, so it is read once. */
    private String secret() {
        var secret = known;
        if (secret == null) {
            jdbc.sql("insert into nonce_secret (only_row, secret) values (true, :secret)"
                            + " on conflict (only_row) do nothing")
                    .param("secret", Secret.fresh())
                    .update();
            secret = jdbc.sql("select secret from nonce_secret")
                    .query(String.class)
                    .single();
            known = secret;
        }
        return secret;
    }
}
