package no.samtykke.e2e.usagelog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import no.samtykke.e2e.app.Fhir;
import no.samtykke.e2e.app.HealthArchive;
import no.samtykke.e2e.app.SmartApp;
import no.samtykke.e2e.app.SystemApp;
import no.samtykke.e2e.app.Tokens;
import no.samtykke.e2e.journeys.LogIn;
import no.samtykke.e2e.stack.Stack;

/**
 * Reads, searches, versions, operations, writes and refusals by people for themselves, by a parent, by a guardian and
 * by a system, all at once on several servers, which may be killed meanwhile.
 */
public final class MixedLoad implements AutoCloseable {

    private static final String LOADER = "sandbox-loader";
    private static final List<Use> READING = List.of(
            Use.READ,
            Use.READ_VERSION,
            Use.SEARCH,
            Use.OPERATION,
            Use.REFUSED_READ,
            Use.SEARCH_FOR_ANOTHER,
            Use.SEARCH);

    private final Stack stack;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Progress progress = new Progress();
    private final List<Running> running = new ArrayList<>();

    private record Running(Lane lane, int rowsBefore, Future<Expected> expected) {}

    private MixedLoad(Stack stack) {
        this.stack = stack;
    }

    /** Begins; {@link #assertEveryUseIsLoggedOnce} waits for its end. */
    public static MixedLoad begin(Stack stack, Nodes nodes, int uses) {
        var load = new MixedLoad(stack);
        var lanes = load.lanes(nodes);
        for (var lane : lanes) {
            int before = Rows.read(stack, lane.owner(), 0).ids().size();
            load.running.add(
                    new Running(lane, before, load.threads.submit(lane.run(uses / lanes.size(), load.progress))));
        }
        return load;
    }

    private List<Lane> lanes(Nodes nodes) {
        var anders = LogIn.of(stack, "anders").tokens();
        var hanne = LogIn.of(stack, "hanne").tokens();
        var forOla = LogIn.of(stack, "kari").actingFor("ola").tokens();
        var forArne = LogIn.of(stack, "guro").actingFor("arne").tokens();
        HealthArchive.open(new Fhir(stack.fhir(), hanne.access()), hanne);
        var system = new SystemApp(stack.description(), LOADER);
        var app = new SmartApp(stack.fhir(), "sandbox-app");
        var writing = new ArrayList<>(READING);
        writing.add(Use.WRITE);
        writing.add(Use.WRITE);
        return List.of(
                byPerson("herself", app, anders, hanne, READING, nodes),
                byPerson("herself, with an archive", app, hanne, anders, writing, nodes),
                byPerson("a parent", app, forOla, anders, READING, nodes),
                byPerson("a guardian", app, forArne, anders, READING, nodes),
                new Lane(
                        "a system",
                        FreshToken.of(system),
                        anders.patient(),
                        hanne.patient(),
                        List.of(Use.WRITE),
                        Rows.Of.system(LOADER),
                        nodes));
    }

    private static Lane byPerson(String name, SmartApp app, Tokens tokens, Tokens other, List<Use> uses, Nodes nodes) {
        var sid = String.valueOf(tokens.claims().get("sid"));
        return new Lane(
                name, FreshToken.of(app, tokens), tokens.patient(), other.patient(), uses, Rows.Of.session(sid), nodes);
    }

    public int answered() {
        return progress.answered();
    }

    void awaitAnswers(int uses) {
        progress.await(uses);
    }

    /** Every use that was answered has left one row, in its place; what was not sent none. */
    public void assertEveryUseIsLoggedOnce() {
        var ids = new HashSet<String>();
        int rowsInAll = 0;
        for (var one : running) {
            var expected = await(one.expected());
            var rows = Rows.read(stack, one.lane().owner(), one.rowsBefore());
            assertThat(expected.surprises())
                    .as("%s was answered", one.lane().name())
                    .isEmpty();
            assertThat(rows.ids()).as("rows of %s", one.lane().name()).hasSizeGreaterThanOrEqualTo(expected.answered());
            assertThat(expected.isMetBy(rows.sequence()))
                    .as("%s did%n%s%nand the log says%n%s", one.lane().name(), expected, rows.sequence())
                    .isTrue();
            assertThat(rows.requests()).as("one row for a request").doesNotHaveDuplicates();
            ids.addAll(rows.ids());
            rowsInAll += rows.ids().size();
        }
        assertThat(ids).as("ids of rows").hasSize(rowsInAll);
    }

    private static Expected await(Future<Expected> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a lane could not go on", e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
