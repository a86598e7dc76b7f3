package no.samtykke.authserver.limit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import no.samtykke.authserver.server.Secret;
import no.samtykke.authserver.server.SqlTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts what was tried in this minute, in the database, so that all nodes count together.
 *
 * <p>An address is personal data. It is kept as a keyed hash only, and no longer than its minute lasts and the next
 * cleaning takes.
 */
@Component
class Attempts {

    private final JdbcClient jdbc;
    private final Clock clock;
    private volatile @Nullable String key;

    Attempts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Counts one more. @return how many that makes in this minute */
    int add(String who) {
        return jdbc.sql("insert into attempt (who, ends_at, number) values (:who, :endsAt, 1)"
                        + " on conflict (who, ends_at) do update set number = attempt.number + 1 returning number")
                .param("who", Secret.keyed(key(), who))
                .param("endsAt", SqlTime.of(endOfMinute()))
                .query(Integer.class)
                .single();
    }

    int of(String who) {
        return jdbc.sql("select number from attempt where who = :who and ends_at = :endsAt")
                .param("who", Secret.keyed(key(), who))
                .param("endsAt", SqlTime.of(endOfMinute()))
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    /** How long until all is forgotten, at least a second. */
    Duration untilForgotten() {
        return Duration.between(clock.instant(), endOfMinute())
                .truncatedTo(ChronoUnit.SECONDS)
                .plusSeconds(1);
    }

    private Instant endOfMinute() {
        return clock.instant().truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
    }

    private String key() {
        var known = key;
        if (known == null) {
            jdbc.sql("insert into attempt_key (only_row, secret) values (true, :secret)"
                            + " on conflict (only_row) do nothing")
                    .param("secret", Secret.fresh())
                    .update();
            known = jdbc.sql("select secret from attempt_key")
                    .query(String.class)
                    .single();
            key = known;
        }
        return known;
    }
}
