package no.samtykke.fhirserver.sources;

import static java.nio.charset.StandardCharsets.UTF_8;
import static no.samtykke.fhirserver.sources.Room.ANNA;
import static no.samtykke.fhirserver.sources.Room.document;
import static no.samtykke.fhirserver.sources.Room.whyOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import no.samtykke.fhirserver.sources.SourceSilent.Why;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A source that fails again and again is left alone. */
class BreakersTest {

    private StandIn standIn;
    private Room room;

    @BeforeEach
    void start() throws IOException {
        standIn = new StandIn("helse-vest");
        room = Room.of(Map.of("list[0].failures-before-rest", 3, "list[0].rest", "30s"), standIn);
        standIn.has(ANNA, document("one"));
    }

    @AfterEach
    void stop() throws IOException {
        room.close();
        standIn.close();
    }

    @Test
    void after_three_failures_it_is_not_asked() {
        fails(500, 3);

        assertThat(whyOf(room::search)).isEqualTo(Why.RESTING);
        assertThat(standIn.heard()).hasSize(3);
    }

    @Test
    void one_that_answers_in_between_is_not_left_alone() throws SourceSilent {
        fails(500, 2);
        standIn.behaves();
        room.search();
        fails(500, 2);

        assertThat(whyOf(room::search)).isEqualTo(Why.DOWN);
    }

    @Test
    void after_its_rest_one_request_finds_out_whether_it_is_back() throws SourceSilent {
        fails(500, 3);
        room.clock.turn(Duration.ofSeconds(29));
        assertThat(whyOf(room::search)).isEqualTo(Why.RESTING);

        room.clock.turn(Duration.ofSeconds(2));
        assertThat(whyOf(room::search)).isEqualTo(Why.DOWN);
        assertThat(whyOf(room::search)).isEqualTo(Why.RESTING);
        assertThat(standIn.heard()).hasSize(4);

        room.clock.turn(Duration.ofSeconds(31));
        standIn.behaves();
        assertThat(room.search()).containsExactly("one");
        assertThat(room.search()).containsExactly("one");
    }

    @Test
    void what_one_person_is_refused_says_nothing_about_the_others() {
        fails(404, 10);

        assertThat(standIn.heard()).hasSize(10);
    }

    private void fails(int status, int times) {
        standIn.does(exchange -> StandIn.send(exchange, status, "application/json", "{}".getBytes(UTF_8)));
        for (int i = 0; i < times; i++) {
            assertThat(whyOf(room::search)).isEqualTo(Why.DOWN);
        }
    }
}
