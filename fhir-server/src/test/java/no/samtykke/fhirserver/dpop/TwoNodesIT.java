package no.samtykke.fhirserver.dpop;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.Base64URL;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import no.samtykke.fhirserver.EmbeddedDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two nodes on one database, each with connections of its own. */
class TwoNodesIT {

    private static final EmbeddedDatabase.Database DATABASE = EmbeddedDatabase.migrated();
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:30Z");
    private static final Base64URL KEY = Base64URL.encode("key");

    @Test
    void what_one_accepted_the_other_refuses_until_it_is_too_old_for_both() {
        var one = new UsedProofs(node(), at(NOW));
        var other = new UsedProofs(node(), at(NOW));
        var muchLater = new UsedProofs(node(), at(NOW.plusSeconds(600)));

        assertThat(one.use(KEY, "1")).isTrue();
        assertThat(other.use(KEY, "1")).isFalse();
        assertThat(other.use(Base64URL.encode("another key"), "1")).isTrue();
        other.forgetExpired();
        assertThat(one.use(KEY, "1")).isFalse();
        muchLater.forgetExpired();
        assertThat(one.use(KEY, "1")).isTrue();
    }

    @Test
    void the_nonce_of_one_is_taken_by_the_other_for_two_windows() {
        String nonce = new DpopNonces(node(), at(NOW)).current();

        assertThat(new DpopNonces(node(), at(NOW)).isCurrent(nonce)).isTrue();
        var later = new DpopNonces(node(), at(NOW.plus(Duration.ofMinutes(2))));
        assertThat(later.isTaken(nonce)).isTrue();
        assertThat(later.isCurrent(nonce)).isFalse();
        assertThat(new DpopNonces(node(), at(NOW.plus(Duration.ofMinutes(4)))).isTaken(nonce))
                .isFalse();
    }

    private static JdbcClient node() {
        return JdbcClient.create(DATABASE.dataSource());
    }

    private static Clock at(Instant moment) {
        return Clock.fixed(moment, ZoneOffset.UTC);
    }
}
