package no.samtykke.authserver.passkey;

import java.time.Clock;
import java.time.Duration;
import no.samtykke.authserver.server.Secret;
import no.samtykke.authserver.server.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What authenticators have to sign, in the database: each for one browser and one purpose, once, within five minutes.
 * Any node can take back what another gave out.
 */
@Component
class Challenges {

    static final Duration LIFE = Duration.ofMinutes(5);

    private final JdbcClient jdbc;
    private final Clock clock;

    Challenges(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional
    Bytes give(String browser, String purpose) {
        var challenge = Bytes.random();
        jdbc.sql("insert into passkey_challenge (challenge, browser, purpose, created_at)"
                        + " values (:challenge, :browser, :purpose, :now)")
                .param("challenge", Secret.digest(challenge.toBase64UrlString()))
                .param("browser", Secret.digest(browser))
                .param("purpose", purpose)
                .param("now", SqlTime.of(clock.instant()))
                .update();
        return challenge;
    }

    /** @return false when it was not given to this browser for this purpose, was taken before, or is too old */
    @Transactional
    boolean take(Bytes challenge, String browser, String purpose) {
        return jdbc.sql("delete from passkey_challenge where challenge = :challenge and browser = :browser"
                                + " and purpose = :purpose and created_at > :since")
                        .param("challenge", Secret.digest(challenge.toBase64UrlString()))
                        .param("browser", Secret.digest(browser))
                        .param("purpose", purpose)
                        .param("since", SqlTime.of(clock.instant().minus(LIFE)))
                        .update()
                == 1;
    }
}
