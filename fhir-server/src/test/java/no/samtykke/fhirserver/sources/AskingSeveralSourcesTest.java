package no.samtykke.fhirserver.sources;

import static java.nio.charset.StandardCharsets.UTF_8;
import static no.samtykke.fhirserver.sources.Room.ANNA;
import static no.samtykke.fhirserver.sources.Room.BERIT;
import static no.samtykke.fhirserver.sources.Room.document;
import static no.samtykke.fhirserver.sources.Room.ids;
import static no.samtykke.fhirserver.sources.Room.silence;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import no.samtykke.fhirserver.sources.SourceSilent.Why;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes of asking side by side: the good answers, and why the others are none. */
class AskingSeveralSourcesTest {

    private StandIn one;
    private StandIn other;
    private final CountDownLatch end = new CountDownLatch(1);

    @BeforeEach
    void start() throws IOException {
        one = new StandIn("one");
        other = new StandIn("other");
        one.has(ANNA, document("a"));
        one.has(BERIT, document("not-hers"));
        other.has(ANNA, document("b"));
    }

    @AfterEach
    void stop() {
        end.countDown();
        one.close();
        other.close();
    }

    @Test
    void all_that_they_have_comes_in_the_order_of_the_settings() throws IOException {
        try (var room = Room.of(Map.of(), one, other)) {
            var gathered = room.askAll("DocumentReference");

            assertThat(ids(gathered)).containsExactly("a", "b");
            assertThat(gathered.silent()).isEmpty();
        }
    }

    @Test
    void the_rest_is_there_by_the_deadline_when_some_are_down_slow_or_talk_nonsense() throws IOException {
        try (var garbage = new StandIn("garbage");
                var down = new StandIn("down")) {
            garbage.does(exchange -> StandIn.send(exchange, 200, "application/fhir+json", "?".getBytes(UTF_8)));
            down.close();
            hangs(other);
            try (var room = Room.of(Map.of("deadline", "1s"), one, other, garbage, down)) {
                long before = System.nanoTime();
                var gathered = room.askAll("DocumentReference");
                var taken = Duration.ofNanos(System.nanoTime() - before);

                assertThat(ids(gathered)).containsExactly("a");
                assertThat(silence(gathered)).containsExactly(Why.TIMED_OUT, Why.NONSENSE, Why.DOWN);
                assertThat(taken).isLessThan(Duration.ofSeconds(3));
            }
        }
    }

    @Test
    void a_source_has_its_own_time_limit_within_the_deadline() throws IOException {
        hangs(other);
        try (var room = Room.of(Map.of("list[1].timeout", "200ms", "deadline", "20s"), one, other)) {
            assertThat(silence(room.askAll("DocumentReference"))).containsExactly(Why.TIMED_OUT);
        }
    }

    @Test
    void bytes_that_drip_do_not_stretch_the_time_limit() throws IOException {
        other.does(exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/fhir+json");
            exchange.sendResponseHeaders(200, 0);
            try {
                while (!end.await(50, TimeUnit.MILLISECONDS)) {
                    exchange.getResponseBody().write(' ');
                    exchange.getResponseBody().flush();
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        try (var room = Room.of(Map.of("list[1].timeout", "300ms", "deadline", "20s"), one, other)) {
            assertThat(silence(room.askAll("DocumentReference"))).containsExactly(Why.TIMED_OUT);
        }
    }

    @ParameterizedTest
    @CsvSource({"5003,true", "4399,true", "4400,false", "'',false"})
    void a_region_is_asked_about_those_who_live_there_only(String home, boolean asked) throws IOException {
        var known = Optional.of(home).filter(code -> !code.isEmpty());
        try (var room = Room.of(known, Map.of("list[1].postal-codes", "4000-4399,5000-5999"), one, other)) {
            var gathered = room.askAll("DocumentReference");

            assertThat(ids(gathered)).contains("a");
            assertThat(gathered.found()).hasSize(asked ? 2 : 1);
            assertThat(silence(gathered)).isEqualTo(asked ? List.of() : List.of(Why.OTHER_REGION));
            assertThat(other.heard()).hasSize(asked ? 1 : 0);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "C00-1,2025-11-25,true",
        "C00-1,2025-11-24,false",
        "A00-1,1990-01-01,true",
        "X,2026-11-01,false",
        "C00-1,,false"
    })
    void a_document_is_shown_as_long_as_its_category_is(String category, String date, boolean shown)
            throws IOException {
        other.does(Bundles.answer(Bundles.of(ANNA, dated(date, category))));
        var limits = Map.<String, Object>of("list[1].time-limits.C00-1", "P1Y", "list[1].time-limits.A00-1", "none");
        try (var room = Room.of(limits, one, other)) {
            var gathered = room.askAll("DocumentReference");

            assertThat(ids(gathered).contains("d")).isEqualTo(shown);
            assertThat(gathered.silent()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"2026-11-01,true", "2026-10-31,false", ",false"})
    void a_summary_care_record_that_began_anew_has_nothing_from_before(String date, boolean shown) throws IOException {
        other.does(Bundles.answer(Bundles.of(ANNA, dated(date, "C00-1"))));
        try (var room = Room.of(Map.of("list[1].summary-care-record", true), one, other)) {
            var gathered = room.askAll("DocumentReference", Optional.of(LocalDate.parse("2026-11-01")));

            assertThat(ids(gathered)).contains("a");
            assertThat(ids(gathered).contains("d")).isEqualTo(shown);
        }
    }

    private static DocumentReference dated(String date, String category) {
        var document = document("d");
        document.getType()
                .addCoding()
                .setSystem("urn:oid:2.16.578.1.12.4.1.1.9602")
                .setCode(category);
        if (date != null) {
            document.setDate(new DateTimeType(date + "T12:00:00+01:00").getValue());
        }
        return document;
    }

    private void hangs(StandIn standIn) {
        standIn.does(_ -> {
            try {
                end.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
