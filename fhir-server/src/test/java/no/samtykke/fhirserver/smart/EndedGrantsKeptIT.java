package no.samtykke.fhirserver.smart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import no.samtykke.fhirserver.EmbeddedDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An ended grant is remembered longer than any of its tokens lives, and not for ever. */
class EndedGrantsKeptIT {

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    private final JdbcClient database =
            JdbcClient.create(EmbeddedDatabase.migrated().dataSource());

    @Test
    void it_is_forgotten_after_a_day() {
        var grant = UUID.randomUUID();
        at(NOW).note(grant);
        at(NOW.plus(Duration.ofHours(1))).note(grant);

        at(NOW.plus(Duration.ofHours(24))).forgetOld();
        assertThat(remembered()).isEqualTo(1);
        at(NOW.plus(Duration.ofHours(25))).forgetOld();
        assertThat(remembered()).isZero();
    }

    private EndedGrants at(Instant moment) {
        return new EndedGrants(database, Clock.fixed(moment, ZoneOffset.UTC));
    }

    private int remembered() {
        return database.sql("select count(*) from samtykke.ended_grant")
                .query(Integer.class)
                .single();
    }
}
