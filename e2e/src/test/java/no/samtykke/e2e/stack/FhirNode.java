package no.samtykke.e2e.stack;

import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import no.samtykke.e2e.app.Http;

/** A further fhir-server on the sandbox's database: one that a test may kill. */
public record FhirNode(Process process, URI base) implements AutoCloseable {

    private static final int SECONDS_TO_START = 360;

    /** @param endpoints where it may tell organisations of changes, beside nobody else */
    static FhirNode start(Path data, List<URI> endpoints) {
        var port = FreePort.find();
        var jar = Path.of("..", "fhir-server", "target", "fhir-server-0.1.0-SNAPSHOT.jar")
                .toAbsolutePath()
                .normalize();
        var command = List.of(
                "-Xmx1g",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                jar.toString(),
                "--spring.config.additional-location=file:" + data.resolve("config/fhir-server") + "/",
                "--server.port=" + port,
                "--samtykke.push.endpoints="
                        + endpoints.stream().map(URI::toString).collect(Collectors.joining(",")));
        var process = JavaProcess.start(command, data.resolveSibling("fhir-node-" + port + ".log"));
        var node = new FhirNode(process, URI.create("http://localhost:" + port + "/fhir"));
        node.awaitReady();
        return node;
    }

    private void awaitReady() {
        var latest = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_START);
        while (!isReady()) {
            if (waitForEnd(250) || System.nanoTime() > latest) {
                kill();
                throw new IllegalStateException("a further fhir-server did not start");
            }
        }
    }

    private boolean isReady() {
        try {
            return Http.get(base.resolve("/actuator/health/readiness"), Map.of())
                            .status()
                    == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Ends it as {@code kill -9} does: nothing is flushed, nothing is closed. */
    public void kill() {
        process.destroyForcibly();
        waitForEnd(TimeUnit.SECONDS.toMillis(20));
    }

    @Override
    public void close() {
        process.destroy();
        if (!waitForEnd(TimeUnit.SECONDS.toMillis(20))) {
            kill();
        }
    }

    private boolean waitForEnd(long milliseconds) {
        try {
            return process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
