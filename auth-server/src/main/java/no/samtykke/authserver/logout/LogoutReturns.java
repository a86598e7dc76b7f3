package no.samtykke.authserver.logout;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import no.samtykke.authserver.server.Secret;
import no.samtykke.authserver.server.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Where a browser goes when it comes back from logging out at ID-porten. The page may be loaded again for an hour, so
 * that someone who was told that not all have confirmed can look again.
 */
@Component
class LogoutReturns {

    private static final Duration LIFE = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    LogoutReturns(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param target the app's address after log-out, already checked; empty for our own page */
    record Return(UUID sid, Optional<String> target) {}

    String remember(Return planned) {
        var state = Secret.fresh();
        jdbc.sql("insert into logout_return (state, sid, target, created_at) values (:state, :sid, :target, :now)")
                .param("state", state)
                .param("sid", planned.sid())
                .param("target", planned.target().orElse(null))
                .param("now", SqlTime.of(clock.instant()))
                .update();
        return state;
    }

    Optional<Return> find(String state) {
        return jdbc.sql("select sid, target from logout_return where state = :state and created_at > :since")
                .param("state", state)
                .param("since", SqlTime.of(clock.instant().minus(LIFE)))
                .query((row, unused) ->
                        new Return(row.getObject("sid", UUID.class), Optional.ofNullable(row.getString("target"))))
                .optional();
    }
}
