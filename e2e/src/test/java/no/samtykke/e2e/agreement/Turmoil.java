package no.samtykke.e2e.agreement;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import no.samtykke.e2e.agreement.FaultyProxy.State;
import no.samtykke.e2e.agreement.HospitalProcess.Paper;
import no.samtykke.e2e.stack.Stack;

/** Changes from three sides at once, while each process is killed in turn and the network is bad, or cut. */
final class Turmoil {

    private static final String COUNT = "select count(*) from samtykke.consent_change where what <> 'replaced'";
    private static final String POLICY = "https://samtykke.example/policy/agreement/%d";
    private static final int POLICIES = 2;
    private static final int CHANGES_BETWEEN_KILLS = 3_000;

    private final Stack stack;
    private final Network network;
    private final List<HospitalProcess> hospitals;
    private final List<CitizensApp> citizens;
    private final List<String> people;
    private final int changes;
    private final long seed;
    private final long before;
    private volatile boolean enough;
    private int kills;

    Turmoil(
            Stack stack,
            Network network,
            List<HospitalProcess> hospitals,
            List<CitizensApp> citizens,
            List<String> people,
            int changes,
            long seed)
            throws SQLException {
        this.stack = stack;
        this.network = network;
        this.hospitals = hospitals;
        this.citizens = citizens;
        this.people = people;
        this.changes = changes;
        this.seed = seed;
        this.before = count();
    }

    int kills() {
        return kills;
    }

    long done() throws SQLException {
        return count() - before;
    }

    /** Returns when there were so many changes and everybody is alive again. */
    void rage() throws SQLException, InterruptedException, ExecutionException {
        try (var sides = Executors.newVirtualThreadPerTaskExecutor()) {
            var working = new ArrayList<Future<?>>();
            for (int i = 0; i < hospitals.size(); i++) {
                var hospital = hospitals.get(i);
                var chance = new Random(seed + 10 + i);
                working.add(sides.submit(() -> {
                    write(hospital, chance);
                    return null;
                }));
            }
            for (int i = 0; i < citizens.size(); i++) {
                var app = citizens.get(i);
                var chance = new Random(seed + 20 + i);
                working.add(sides.submit(() -> {
                    decide(app, chance);
                    return null;
                }));
            }
            try {
                killAndCut();
                await(() -> isDone(changes));
            } finally {
                enough = true;
                network.become(State.GOOD);
            }
            for (var side : working) {
                side.get();
            }
        }
    }

    /** The three in turn, each several times when there are many changes. */
    private void killAndCut() throws InterruptedException {
        int rounds = Math.max(1, changes / (3 * CHANGES_BETWEEN_KILLS));
        int turns = rounds * 3;
        for (int turn = 0; turn < turns; turn++) {
            int milestone = changes / (turns + 1) * (turn + 1);
            network.become(State.BAD);
            await(() -> isDone(milestone));
            if (turn % 2 == 1) {
                network.become(State.CUT);
                Thread.sleep(1_000);
                network.become(State.BAD);
            }
            kill(turn % 3);
        }
    }

    private void kill(int which) throws InterruptedException {
        kills++;
        if (which == 1) {
            network.killFhirServer();
            network.startFhirServerAnew();
            return;
        }
        var hospital = hospitals.get(which / 2);
        hospital.kill();
        Thread.sleep(500);
        hospital.startAnew();
    }

    private void write(HospitalProcess hospital, Random chance) throws InterruptedException {
        int atOnce = Math.clamp(changes / 20, 5, 200);
        while (!enough) {
            if (hospital.waiting() < atOnce) {
                hospital.write(papers(hospital, chance, 1 + chance.nextInt(atOnce)));
            }
            Thread.sleep(20);
        }
    }

    private List<Paper> papers(HospitalProcess hospital, Random chance, int count) {
        Set<Paper> papers = new HashSet<>();
        for (int i = 0; i < count; i++) {
            papers.add(new Paper(
                    people.get(chance.nextInt(people.size())),
                    chance.nextBoolean() ? "research-consent" : "register-reservation",
                    hospital.organisation(),
                    POLICY.formatted(chance.nextInt(POLICIES)),
                    chance.nextInt(3) > 0));
        }
        return List.copyOf(papers);
    }

    private void decide(CitizensApp app, Random chance) throws InterruptedException {
        while (!enough) {
            var hospital = hospitals.get(chance.nextInt(hospitals.size()));
            app.changeSomething(hospital.organisation(), POLICY.formatted(chance.nextInt(POLICIES)));
            Thread.sleep(10);
        }
    }

    private boolean isDone(int milestone) {
        try {
            return done() >= milestone;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(BooleanSupplier what) throws InterruptedException {
        while (!what.getAsBoolean()) {
            Thread.sleep(100);
        }
    }

    private long count() throws SQLException {
        try (var connection = stack.fhirDatabase();
                var rows = connection.createStatement().executeQuery(COUNT)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
