package no.samtykke.authserver.logout;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import no.samtykke.authserver.server.Secret;
import no.samtykke.authserver.server.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where a browser goes when it comes back from logging out at ID-porten. Each is used once. */
@Component
class LogoutReturns {

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

    Optional<Return> take(String state) {
        return jdbc.sql("delete from logout_return where state = :state returning sid, target")
                .param("state", state)
                .query((row, unused) ->
                        new Return(row.getObject("sid", UUID.class), Optional.ofNullable(row.getString("target"))))
                .optional();
    }
}
