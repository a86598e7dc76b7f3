package no.samtykke.fhirserver.sources;

import static java.nio.charset.StandardCharsets.UTF_8;
import static no.samtykke.fhirserver.sources.Room.ANNA;
import static no.samtykke.fhirserver.sources.Room.whyOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import no.samtykke.fhirserver.sources.SourceSilent.Why;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents as they come from a source, opened and read. */
class OpeningDocumentsTest {

    private static final DocumentWish PLAIN = new DocumentWish(Optional.empty(), Optional.empty());
    private static final DocumentWish ENCRYPTED = new DocumentWish(Optional.of("bytes=1-2"), Optional.of("{}"));

    private StandIn standIn;
    private Room room;

    @BeforeEach
    void start() throws IOException {
        standIn = new StandIn("helse-vest");
        room = Room.of(Map.of("largest-document", "100KB"), standIn);
        standIn.hasDocument("Binary/17", "application/pdf", "0123456789".getBytes(UTF_8));
    }

    @AfterEach
    void stop() throws IOException {
        room.close();
        standIn.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Binary/17", "BASE/Binary/17"})
    void a_document_comes_as_it_is(String address) throws Exception {
        try (var document = open(address.replace("BASE", standIn.base().toString()), PLAIN)) {
            assertThat(document.status()).isEqualTo(200);
            assertThat(document.contentType()).isEqualTo("application/pdf");
            assertThat(document.length()).hasValue(10);
            assertThat(document.contentRange()).isEmpty();
            assertThat(document.body()).hasContent("0123456789");
        }
        var heard = standIn.heard().getLast();
        assertThat(heard.method()).isEqualTo("POST");
        assertThat(heard.path()).isEqualTo("/fhir/Binary/17/$open");
        assertThat(heard.headers().toString()).doesNotContain(ANNA.value());
    }

    @Test
    void a_range_is_the_sources_to_answer() throws Exception {
        try (var document = open("Binary/17", wish("bytes=2-4"))) {
            assertThat(document.status()).isEqualTo(206);
            assertThat(document.contentRange()).hasValue("bytes 2-4/10");
            assertThat(document.body()).hasContent("234");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=1-2,5-6", "lines=1-2", "bytes=1-2\r\nX-Other: 1"})
    void what_is_no_single_range_is_not_passed_on(String range) throws Exception {
        try (var document = open("Binary/17", wish(range))) {
            assertThat(document.body()).hasContent("0123456789");
        }
        assertThat(standIn.heard().getLast().headers()).doesNotContainKeys("range", "x-other");
    }

    @ParameterizedTest(name = "{0} {1} {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            200 | nonsense               | ''           | NONSENSE
            200 | image/*                | ''           | NONSENSE
            206 | application/pdf        | ''           | NONSENSE
            206 | application/pdf        | bytes 5-2/10 | NONSENSE
            206 | application/pdf        | bytes 0-5/10 | NONSENSE
            206 | application/pdf        | bytes 1-2/2  | NONSENSE
            206 | multipart/byteranges   | ''           | NONSENSE
            204 | application/pdf        | ''           | NONSENSE
            404 | application/pdf        | ''           | DOWN
            503 | application/pdf        | ''           | DOWN
            """)
    void a_head_that_cannot_be_true_is_not_passed_on(int status, String type, String range, Why why) {
        standIn.does(exchange -> {
            if (!range.isEmpty()) {
                exchange.getResponseHeaders().add("Content-Range", range);
            }
            StandIn.send(exchange, status, type, status == 204 ? new byte[0] : "01".getBytes(UTF_8));
        });

        assertThat(whyOf(() -> open("Binary/17", wish("bytes=1-2")))).isEqualTo(why);
    }

    @Test
    void a_range_that_is_not_there_is_told_without_what_the_source_says() throws Exception {
        standIn.does(exchange -> {
            exchange.getResponseHeaders().add("Content-Range", "bytes */10");
            StandIn.send(exchange, 416, "text/plain", "secret".getBytes(UTF_8));
        });

        try (var document = open("Binary/17", wish("bytes=20-30"))) {
            assertThat(document.status()).isEqualTo(416);
            assertThat(document.contentRange()).hasValue("bytes */10");
            assertThat(document.body()).isEmpty();
        }
    }

    @Test
    void who_asks_for_it_encrypted_gets_nothing_else_and_no_ranges() {
        assertThat(whyOf(() -> open("Binary/17", ENCRYPTED))).isEqualTo(Why.NONSENSE);
        assertThat(standIn.heard().getLast().form()).containsEntry("encrypt-to", "{}");
        assertThat(standIn.heard().getLast().headers()).doesNotContainKey("range");
    }

    @Test
    void a_document_that_says_it_is_too_large_is_not_opened() {
        standIn.hasDocument("Binary/18", "application/pdf", new byte[200_000]);

        assertThat(whyOf(() -> open("Binary/18", PLAIN))).isEqualTo(Why.NONSENSE);
    }

    @Test
    void one_that_does_not_say_it_ends_where_no_more_is_taken() throws Exception {
        standIn.does(exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/pdf");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(new byte[200_000]);
        });

        try (var document = open("Binary/17", PLAIN)) {
            assertThatThrownBy(() -> document.body().readAllBytes())
                    .isInstanceOf(IOException.class)
                    .hasMessage("The document is larger than what is taken");
        }
    }

    @Test
    void one_that_is_shorter_than_it_says_fails() throws Exception {
        standIn.does(exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/pdf");
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write(new byte[10]);
            exchange.getResponseBody().flush();
        });

        try (var document = open("Binary/17", PLAIN)) {
            assertThatThrownBy(() -> document.body().readAllBytes()).hasMessage("The source broke off");
        }
    }

    @Test
    void one_that_stalls_is_not_waited_for() throws Exception {
        var end = stallsAfterTheHead();

        try (var hasty = Room.of(Map.of("list[0].timeout", "2s"), standIn);
                var document = hasty.connection.open(hasty.source(), "Binary/17", Room.statement(), PLAIN)) {
            assertThatThrownBy(() -> document.body().readAllBytes()).hasMessage("The source broke off");
        }
        end.countDown();
    }

    @Test
    void closing_it_ends_a_read_of_another_thread_at_once() throws Exception {
        var end = stallsAfterTheHead();
        var document = open("Binary/17", PLAIN);
        assertThat(document.body().read()).isZero();
        var reading = CompletableFuture.supplyAsync(() -> {
            try {
                return document.body().readAllBytes().length;
            } catch (IOException broken) {
                return -1;
            }
        });

        document.close();

        assertThat(reading.get(10, TimeUnit.SECONDS)).isEqualTo(-1);
        assertThatThrownBy(() -> document.body().read()).hasMessage("The document was closed");
        end.countDown();
    }

    @Test
    void so_many_are_open_at_a_time_and_no_more() throws Exception {
        var open = new OpenedDocument[Places.AT_A_TIME];
        for (int i = 0; i < open.length; i++) {
            open[i] = open("Binary/17", PLAIN);
        }

        assertThat(whyOf(() -> open("Binary/17", PLAIN))).isEqualTo(Why.RESTING);

        open[0].close();
        open[0].close();
        open[0] = open("Binary/17", PLAIN);
        assertThat(whyOf(() -> open("Binary/17", PLAIN))).isEqualTo(Why.RESTING);
        for (var document : open) {
            document.close();
        }
    }

    private CountDownLatch stallsAfterTheHead() {
        var end = new CountDownLatch(1);
        standIn.does(exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/pdf");
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write(new byte[10]);
            exchange.getResponseBody().flush();
            try {
                end.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        return end;
    }

    private static DocumentWish wish(String range) {
        return new DocumentWish(Optional.of(range), Optional.empty());
    }

    private OpenedDocument open(String address, DocumentWish wish) throws SourceSilent {
        return room.connection.open(room.source(), address, Room.statement(), wish);
    }
}
