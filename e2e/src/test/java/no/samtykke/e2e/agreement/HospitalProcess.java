package no.samtykke.e2e.agreement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import no.samtykke.e2e.app.Http;
import no.samtykke.e2e.stack.JavaProcess;
import no.samtykke.e2e.stack.Stack;

/** A hospital's stand-in as a process that may be killed, and finds its journal again when it is started anew. */
final class HospitalProcess implements AutoCloseable {

    private static final Path JAR = Path.of("..", "sandbox", "target", "sandbox-0.1.0-SNAPSHOT.jar")
            .toAbsolutePath()
            .normalize();
    private static final JsonMapper JSON = new JsonMapper();
    private static final int SECONDS_TO_START = 60;

    private final Path settings;
    private final ObjectNode content;
    private Process process;

    private HospitalProcess(Path settings, ObjectNode content) {
        this.settings = settings;
        this.content = content;
        this.process = run();
    }

    /**
     * One that asks at an address of its own and is told at another, with what the sandbox has for it besides.
     *
     * @param folder for its journal
     */
    static HospitalProcess start(Stack stack, String id, Path folder, int port, URI fhir, URI endpoint) {
        try {
            Files.createDirectories(folder);
            var content = (ObjectNode) JSON.readTree(
                    stack.data().resolve("config").resolve(id + ".json").toFile());
            content.put("port", port)
                    .put("fhirBase", fhir.toString())
                    .put("endpoint", endpoint.toString())
                    .put("journal", folder.resolve(id + ".journal").toUri().toString());
            var hospital = new HospitalProcess(folder.resolve(id + ".json"), content);
            hospital.awaitReady();
            return hospital;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process run() {
        try {
            Files.writeString(settings, content.toString());
            var log = settings.resolveSibling(id() + ".log");
            return JavaProcess.start(
                    List.of(
                            "-Xmx160m",
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-Dsun.net.httpserver.nodelay=true",
                            "-cp",
                            JAR.toString(),
                            "no.samtykke.sandbox.hospital.Hospital",
                            settings.toString()),
                    log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String id() {
        return content.path("id").asText();
    }

    String organisation() {
        return content.path("organisation").asText();
    }

    Path journal() {
        return Path.of(URI.create(content.path("journal").asText()));
    }

    List<JsonNode> follows() {
        return content.path("follows").valueStream().toList();
    }

    /** As {@code kill -9} does. */
    void kill() {
        process.destroyForcibly();
        try {
            process.waitFor(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void startAnew() {
        process = run();
        awaitReady();
    }

    /** @return whether it has them; if not, it may have them all the same */
    boolean write(List<Paper> papers) {
        try {
            return Http.post(
                                    address("/admin/papers"),
                                    Map.of(),
                                    JSON.valueToTree(papers).toString())
                            .status()
                    == 204;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    int waiting() {
        try {
            return Integer.parseInt(
                    Http.get(address("/admin/waiting"), Map.of()).body());
        } catch (UncheckedIOException e) {
            return Integer.MAX_VALUE;
        }
    }

    List<JsonNode> settings() {
        return Http.get(address("/admin/settings"), Map.of())
                .json()
                .valueStream()
                .toList();
    }

    void catchUp() {
        Http.post(address("/catch-up"), Map.of(), "");
    }

    private void awaitReady() {
        long latest = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_START);
        try {
            while (waiting() == Integer.MAX_VALUE) {
                if (process.waitFor(100, TimeUnit.MILLISECONDS) || System.nanoTime() > latest) {
                    throw new IllegalStateException(id() + " did not start");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private URI address(String path) {
        return URI.create("http://localhost:" + content.path("port").asInt() + path);
    }

    /** What somebody decided on paper. */
    record Paper(String person, String category, String controller, String policy, boolean active) {}

    @Override
    public void close() {
        kill();
    }
}
