package no.samtykke.fhirserver.smart;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Grants that auth-server has taken back. Read with the facts of each request. */
@Component
class EndedGrants {

    /** Longer than any access token lives; by then none of the grant is left. */
    private static final Duration KEPT_FOR = Duration.ofDays(1);

    private final JdbcClient database;
    private final Clock clock;

    EndedGrants(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    void note(UUID grant) {
        database.sql("insert into samtykke.ended_grant (grant_id, ended_at) values (?, ?) on conflict do nothing")
                .params(grant, OffsetDateTime.now(clock))
                .update();
    }

    @Scheduled(fixedDelayString = "PT1H")
    void forgetOld() {
        database.sql("delete from samtykke.ended_grant where ended_at < ?")
                .param(OffsetDateTime.now(clock).minus(KEPT_FOR))
                .update();
    }
}
