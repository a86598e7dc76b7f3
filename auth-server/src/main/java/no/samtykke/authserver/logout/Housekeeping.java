package no.samtykke.authserver.logout;

import java.time.Clock;
import java.time.Duration;
import no.samtykke.authserver.server.SqlTime;
import no.samtykke.authserver.session.Sessions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Ends sessions whose time is over, and throws away what has no use any more. Safe to run on every node. */
@Component
public class Housekeeping {

    private static final Duration KEEP_ENDED = Duration.ofDays(1);
    private static final Duration KEEP_ABANDONED = Duration.ofHours(1);

    private final Sessions sessions;
    private final JdbcClient jdbc;
    private final Clock clock;

    Housekeeping(Sessions sessions, JdbcClient jdbc, Clock clock) {
        this.sessions = sessions;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "30s", initialDelayString = "30s")
    public void endExpiredSessions() {
        sessions.endExpired();
    }

    /**
     * What was begun and abandoned goes after an hour. Ended sessions and their grants stay for a day, so that a
     * replayed code or token is still recognised.
     */
    @Scheduled(fixedDelayString = "10m", initialDelayString = "1m")
    public void throwAway() {
        var now = clock.instant();
        var hourAgo = SqlTime.of(now.minus(KEEP_ABANDONED));
        var dayAgo = SqlTime.of(now.minus(KEEP_ENDED));
        forget("launch where created_at < :limit", hourAgo);
        forget("upstream_login where created_at < :limit", hourAgo);
        forget("passkey_challenge where created_at < :limit", hourAgo);
        forget("logout_return where created_at < :limit", hourAgo);
        forget("accepted_assertion where ends_at < :limit", SqlTime.of(now));
        forget("accepted_proof where ends_at < :limit", SqlTime.of(now));
        forget("pushed_request where ends_at < :limit", SqlTime.of(now));
        forget("revoked_token where ends_at < :limit", SqlTime.of(now));
        forget("grant_notice where delivered_at < :limit", dayAgo);
        forget("app_grant where sid in (select sid from session where ended_at < :limit)", dayAgo);
        forget(
                "passkey_owner o where logged_in_at < :limit"
                        + " and not exists (select 1 from passkey p where p.subject = o.subject)",
                dayAgo);
        forget("logout_notice where coalesce(delivered_at, given_up_at) < :limit", dayAgo);
        forget("launch_context where ends_at < :limit", hourAgo);
        forget("attempt where ends_at < :limit", SqlTime.of(now));
        forget(
                "session s where ended_at < :limit and not exists (select 1 from logout_notice n where n.sid = s.sid)"
                        + " and not exists (select 1 from app_grant g where g.sid = s.sid)",
                dayAgo);
    }

    private void forget(String what, Object limit) {
        jdbc.sql("delete from " + what).param("limit", limit).update();
    }
}
