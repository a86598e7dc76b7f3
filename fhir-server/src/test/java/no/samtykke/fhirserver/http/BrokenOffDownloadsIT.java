package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import no.samtykke.fhirserver.http.People.Citizen;
import no.samtykke.fhirserver.sources.Shelf;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What does not come whole never looks whole, what a session began ends with it, and nothing is held in memory. */
class BrokenOffDownloadsIT {

    private static final int PIECE = 65_536;
    private static final long LARGE = 512L * 1024 * 1024;
    private static final Duration SOON = Duration.ofSeconds(15);

    private final CountDownLatch over = new CountDownLatch(1);
    private Citizen kari = Cast.SOMEBODY_ELSE;
    private String token = "";

    @BeforeEach
    void a_citizen() {
        kari = People.citizen();
        token = People.approvedToken(kari, OpenedContent.SCOPE);
    }

    @AfterEach
    void the_source_may_go_on() {
        over.countDown();
    }

    @Test
    void one_that_the_source_breaks_off() throws Exception {
        String path = listed((exchange, _) -> {
            exchange.getResponseHeaders().add("Content-Type", "application/pdf");
            exchange.sendResponseHeaders(200, 1_000_000);
            exchange.getResponseBody().write(new byte[PIECE]);
        });

        assertThatThrownBy(() -> OpenedContent.open(path, token)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> OpenedContent.open(path, token, "Accept", "application/fhir+json"))
                .isInstanceOf(IOException.class);
    }

    @Test
    void one_during_which_she_logs_out() throws Exception {
        endsWhen(() -> Cast.logOut(kari.sid()));
    }

    @Test
    void one_during_which_she_logs_out_at_another_node() throws Exception {
        endsWhen(() -> RunningServer.ONE
                .bean(JdbcTemplate.class)
                .update("update samtykke.login_session set ended_at = now() where sid = ?", kari.sid()));
    }

    @Test
    void one_during_which_access_is_closed() throws Exception {
        token = People.approvedToken(kari, OpenedContent.SCOPE + " patient/Consent.c");
        endsWhen(() -> {
            var closure = Cast.consent("record-access-closure", kari.patient(), kari.patient());
            assertThat(RunningServer.ONE.post("/Consent", token, closure).status())
                    .isEqualTo(201);
        });
    }

    @Test
    void one_that_is_large_needs_little_memory() throws Exception {
        String path = listed((exchange, _) -> {
            exchange.getResponseHeaders().add("Content-Type", "application/octet-stream");
            exchange.sendResponseHeaders(200, LARGE);
            byte[] piece = new byte[PIECE];
            for (long sent = 0; sent < LARGE; sent += PIECE) {
                exchange.getResponseBody().write(piece);
            }
        });
        long before = usedMemory();

        long got = 0;
        long held = 0;
        try (var body = OpenedContent.stream(path, token).body()) {
            byte[] piece = new byte[PIECE];
            for (int read = body.read(piece); read >= 0; read = body.read(piece)) {
                if (got < LARGE / 2 && got + read >= LARGE / 2) {
                    held = usedMemory() - before;
                }
                got += read;
            }
        }

        assertThat(got).isEqualTo(LARGE);
        assertThat(held).isLessThan(LARGE / 8);
    }

    /** Its source gives a piece and then keeps everybody waiting. */
    private void endsWhen(Runnable end) throws Exception {
        String path = listed((exchange, _) -> {
            exchange.getResponseHeaders().add("Content-Type", "application/pdf");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(new byte[PIECE]);
            exchange.getResponseBody().flush();
            await();
        });
        try (var body = OpenedContent.stream(path, token).body()) {
            assertThat(body.readNBytes(1_000)).hasSize(1_000);

            end.run();
            long ended = System.nanoTime();

            assertThatThrownBy(() -> body.transferTo(OutputStream.nullOutputStream()))
                    .isInstanceOf(IOException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - ended)).isLessThan(SOON);
        }
    }

    private String listed(Shelf.Document content) {
        OpenedContent.has(kari, Passed.document(UUID.randomUUID().toString(), "N", "A00-1", "2026-01-01"), content);
        return OpenedContent.listed(token);
    }

    private void await() throws IOException {
        try {
            over.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static long usedMemory() {
        var memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }
}
