package no.samtykke.e2e.stack;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.samtykke.e2e.stack.SandboxJson.Person;
import org.jspecify.annotations.Nullable;

/** A running sandbox: PostgreSQL, both servers, the stand-ins, the example app, each a process of its own. */
public final class Stack implements AutoCloseable {

    private static final int ENDPOINTS = 2;

    private final Path data;
    private final Runnable stop;
    private final SandboxJson description;
    private final Databases databases;
    private final List<URI> endpoints = Stream.generate(FreePort::find)
            .limit(ENDPOINTS)
            .map(port -> URI.create("http://localhost:" + port + "/notifications"))
            .toList();
    private @Nullable FhirNode second;

    private Stack(Path data, Runnable stop) throws IOException {
        this.data = data;
        this.stop = stop;
        this.description = new SandboxJson(new JsonMapper().readTree(Files.readString(data.resolve("ready.json"))));
        this.databases = new Databases(data);
    }

    /**
     * Starts everything on free ports, with a new data directory, and waits until it is ready. With the system property
     * {@code e2e.data} the sandbox that runs there is used instead.
     */
    public static Stack start() {
        try {
            var running = SandboxProcess.running();
            if (running.isPresent()) {
                return new Stack(running.get(), () -> {});
            }
            var process = SandboxProcess.start(Path.of("target", "sandbox").toAbsolutePath());
            process.awaitReady();
            return new Stack(process.data(), process::stop);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI fhir() {
        return description.base("fhir");
    }

    public URI authServer() {
        return description.base("authServer");
    }

    public URI exampleApp() {
        return description.base("exampleApp");
    }

    /** Root of the site of a base address. */
    public URI site(String server) {
        return description.base(server).resolve("/");
    }

    public Person person(String id) {
        return description.person(id);
    }

    public SandboxJson description() {
        return description;
    }

    /**
     * A second fhir-server of the same settings and the same database, on a port of its own: one for all tests, since
     * its start is the dearest part of each. Who kills it takes it from nobody; who asks after that gets a new one.
     */
    public synchronized FhirNode secondFhirServer() {
        if (second == null || !second.isAlive()) {
            second = furtherFhirServer();
        }
        return second;
    }

    /** One more, which whoever asks for it has to close. */
    public FhirNode furtherFhirServer() {
        return FhirNode.start(data, endpoints);
    }

    /** Where further fhir-servers may tell organisations of changes; the first one tells only those of the sandbox. */
    public List<URI> endpointsOfFurtherServers() {
        return endpoints;
    }

    public Connection fhirDatabase() {
        return database("fhir");
    }

    public Connection authDatabase() {
        return database("auth");
    }

    /** The database of a server: fhir or auth. */
    public Connection database(String name) {
        return databases.connect(name);
    }

    /** Stand-ins of the sources, by their ids. */
    public Map<String, StandIn> sources() {
        return description
                .document()
                .path("sources")
                .valueStream()
                .map(StandIn::of)
                .collect(Collectors.toMap(StandIn::id, source -> source));
    }

    /** The stand-in of one source. */
    public StandIn source(String id) {
        var source = sources().get(id);
        if (source == null) {
            throw new IllegalArgumentException("sandbox.json has no source " + id);
        }
        return source;
    }

    /** A hospital that keeps settings in step: where its page is. */
    public URI hospital(String id) {
        return description
                .document()
                .path("hospitals")
                .valueStream()
                .filter(hospital -> hospital.path("id").asText().equals(id))
                .map(hospital -> URI.create(hospital.path("base").asText() + "/"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("sandbox.json has no hospital " + id));
    }

    /** The folder in which all of it is kept. */
    public Path data() {
        return data;
    }

    /** The process of a server: fhir-server or auth-server. */
    public ProcessHandle process(String server) {
        return new Running(data).server(server);
    }

    /** How many rows each table holds, for tests that assert that nothing was left behind. */
    public List<Databases.TableSize> tableSizes(String database) {
        return databases.sizes(database);
    }

    /** What an operator does so that nothing is left on disk of rows that were removed. */
    public void sweepDatabases() {
        databases.sweep("fhir");
        databases.sweep("auth");
    }

    /** Lines of a server's log. */
    public List<String> log(String server) {
        try {
            return Files.readAllLines(data.resolve("logs").resolve(server + ".log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (second != null) {
            second.close();
        }
        stop.run();
    }
}
