package no.samtykke.e2e.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import no.samtykke.e2e.stack.Stack;

/** All places where a running Samtykke could keep something. */
public record Traces(Stack stack) {

    /** What a server may need to close its connections, by its own time limits. */
    private static final Duration TIME_TO_FORGET = Duration.ofSeconds(30);

    /** What is stored: rows, files of the sandbox, files put aside since its start, files without a name. */
    public List<String> stored(Canary canary) {
        var servers =
                Stream.of("fhir-server", "auth-server").map(stack::process).toList();
        var start = FileTime.from(servers.stream()
                .flatMap(server -> server.info().startInstant().stream())
                .min(Instant::compareTo)
                .orElseThrow());
        var temporary = new StoredFiles(Path.of(System.getProperty("java.io.tmpdir")), start);
        return Stream.of(
                        new Rows(stack).with(canary),
                        StoredFiles.all(stack.data()).with(canary),
                        temporary.with(canary),
                        servers.stream()
                                .flatMap(server -> new OpenFiles(server, start).with(canary).stream())
                                .toList())
                .flatMap(List::stream)
                .toList();
    }

    public void assertNothingIsStored(Canary canary) {
        assertThat(stored(canary)).as("where what only passes through was left").isEmpty();
    }

    /** Soon: a connection that is still open has its buffers. */
    public void assertIsForgotten(Canary canary, ProcessHandle server) {
        var heap = new Heap(server);
        var latest = Instant.now().plus(TIME_TO_FORGET);
        boolean remembered = heap.holds(canary);
        while (remembered && Instant.now().isBefore(latest)) {
            remembered = heap.holds(canary);
        }
        assertThat(remembered)
                .as(
                        "fhir-server still has it in memory %s after log-out; see target/canary/last-hit.hprof",
                        TIME_TO_FORGET)
                .isFalse();
    }
}
