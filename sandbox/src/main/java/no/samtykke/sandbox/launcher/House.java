package no.samtykke.sandbox.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import no.samtykke.sandbox.loader.BundleFolder;
import no.samtykke.sandbox.loader.Loader;
import no.samtykke.sandbox.loader.LoaderSettings;
import no.samtykke.sandbox.loopback.Json;
import no.samtykke.sandbox.people.People;
import no.samtykke.sandbox.people.PeopleFile;
import no.samtykke.sandbox.people.SyntheticPeople;
import no.samtykke.sandbox.smart.SystemClient;

/** A sandbox from start to stop. What was opened is closed in the opposite order. */
final class House implements AutoCloseable {

    private static final ZoneId NORWAY = ZoneId.of("Europe/Oslo");
    private static final Duration TIME_TO_START = Duration.ofMinutes(10);

    private final SandboxSettings settings;
    private final Terminal terminal;
    private final Clock clock;
    private final Processes processes;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private boolean closed;

    House(SandboxSettings settings, Terminal terminal, Clock clock) {
        this.settings = settings;
        this.terminal = terminal;
        this.clock = clock;
        this.processes = new Processes(terminal, TIME_TO_START);
    }

    void start() {
        var data = prepare();
        var addresses = new Addresses(settings.ports().chosen());
        var secrets = new Secrets(data.secrets());
        var people = people(data);
        var clients = Clients.of(addresses, settings.origin(), secrets);
        var description = Description.of(people, clients, addresses, secrets);
        OwnerOnly.write(data.description(), json(description));
        var configuration = new Configuration(data, secrets, addresses, clients);
        var parts = new Parts(settings, data, addresses, configuration).all();
        startParts(parts, startDatabase(addresses, data, secrets), data);
        processes.awaitReady(parts);
        terminal.step("every part answers; loading health data");
        load(addresses, data, secrets, people);
        AutoCloseable announcement = data::forgetReadiness;
        opened(announcement);
        OwnerOnly.write(data.ready(), json(description));
        terminal.text(new Welcome(description, addresses, data, today())
                .text(terminal.elapsed().toMillis() / 1000.0));
    }

    private DataDirectory prepare() {
        var data = opened(DataDirectory.open(settings.data()));
        new Leftovers(data.processes()).end();
        data.forgetReadiness();
        if (settings.reset()) {
            data.reset();
            terminal.step("forgot the data of the last start");
        }
        return data;
    }

    private People people(DataDirectory data) {
        var file = new PeopleFile(data.people());
        if (!file.exists()) {
            file.write(SyntheticPeople.generate(clock, new BundleFolder(settings.synthea()).citizens()));
        }
        return file.read();
    }

    private Database startDatabase(Addresses addresses, DataDirectory data, Secrets secrets) {
        var database = opened(Database.start(addresses.ports().postgres(), data, secrets));
        processes.watch(
                database.process(),
                () -> processes.fail(new PartFailed("PostgreSQL", "stopped", data.log("postgres"))));
        new Leftovers(data.processes()).note(List.of(database.process()));
        terminal.step("PostgreSQL is ready");
        return database;
    }

    private void startParts(List<Part> parts, Database database, DataDirectory data) {
        opened(processes);
        parts.forEach(processes::start);
        var all = new ArrayList<>(processes.handles());
        all.add(database.process());
        new Leftovers(data.processes()).note(all);
    }

    /**
     * A server that refuses data is still worth running: what it refused is told, and tried again at the next start.
     */
    private void load(Addresses addresses, DataDirectory data, Secrets secrets, People people) {
        var client = new SystemClient(
                addresses.fhir(),
                Clients.LOADER,
                secrets.ecKey(Configuration.LOADER_KEY).toECKey(),
                "system/*.c");
        var loader = new LoaderSettings(client, data.loaded());
        new Loader(loader, people, new BundleFolder(settings.synthea()), clock, terminal::step).load();
    }

    void awaitFailure() {
        processes.awaitFailure();
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(NORWAY));
    }

    private synchronized <T extends AutoCloseable> T opened(T thing) {
        open.push(thing);
        if (closed) {
            closeAll();
            throw new StartRefused("It was stopped before it was ready.");
        }
        return thing;
    }

    @Override
    public synchronized void close() {
        closed = true;
        closeAll();
    }

    private void closeAll() {
        while (!open.isEmpty()) {
            closeQuietly(open.pop());
        }
    }

    private void closeQuietly(AutoCloseable thing) {
        try {
            thing.close();
        } catch (Exception e) {
            terminal.text("Could not stop " + thing.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    private static String json(Description description) {
        try {
            return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(description);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
