package no.samtykke.e2e.agreement;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import no.samtykke.e2e.agreement.Feed.Change;
import no.samtykke.e2e.agreement.Feed.Standing;
import no.samtykke.e2e.agreement.JournalRead.Push;
import no.samtykke.e2e.journeys.LogIn;
import no.samtykke.e2e.stack.FreePort;
import no.samtykke.e2e.stack.People;
import no.samtykke.e2e.stack.Stack;
import no.samtykke.e2e.stack.WithStack;
import org.junit.jupiter.api.Test;

/**
 * Changes in random order from citizens and two hospitals, each process killed in turn, the network bad and cut: at the
 * end all three say the same, nothing is lost, and of each person and kind everything came in order.
 * {@code -Dsamtykke.changes=50000} is the whole of it, {@code -Dsamtykke.seed} a run again.
 */
@WithStack
class AllThreeAgreeIT {

    private static final int CHANGES = Integer.getInteger("samtykke.changes", 200);
    private static final Duration TIME_TO_CATCH_UP = Duration.ofSeconds(240 + CHANGES / 50);
    private static final List<String> CITIZENS = List.of("siri", "anders");
    private static final List<String> HOSPITALS = List.of("hospital-east", "hospital-west");

    @Test
    void whatever_is_killed_and_cut(Stack stack) throws Exception {
        long seed = Long.getLong("samtykke.seed", System.nanoTime());
        System.out.println("agreement: seed " + seed);
        var ports = List.of(FreePort.find(), FreePort.find());
        var feeds = HOSPITALS.stream().map(id -> Feed.fromNowOn(stack, id)).toList();
        try (var network = new Network(stack, ports, seed);
                var east = hospital(stack, network, ports, 0, seed);
                var west = hospital(stack, network, ports, 1, seed)) {
            var hospitals = List.of(east, west);
            var apps = CITIZENS.stream()
                    .map(person -> new CitizensApp(LogIn.of(stack, person), network.fhir(), seed))
                    .toList();
            var turmoil = new Turmoil(stack, network, hospitals, apps, people(stack, seed), CHANGES, seed);
            long begin = System.nanoTime();

            turmoil.rage();

            double raged = seconds(begin);
            var caughtUp = new CatchingUp(hospitals, feeds, TIME_TO_CATCH_UP).await();
            System.out.printf(
                    "agreement: %d changes in %.0f s, %d kills, %d faults of the network, caught up after %.0f s more%n",
                    turmoil.done(), raged, turmoil.kills(), network.faults(), seconds(begin) - raged);
            for (int i = 0; i < hospitals.size(); i++) {
                assertNothingIsLostNorOutOfOrder(hospitals.get(i), caughtUp.get(i));
            }
            assertWhatWasAcknowledgedIsThere(caughtUp, hospitals, apps);
            assertAllSayTheSame(hospitals, feeds);
        }
    }

    private static HospitalProcess hospital(Stack stack, Network network, List<Integer> ports, int place, long seed) {
        return HospitalProcess.start(
                stack,
                HOSPITALS.get(place),
                Path.of("target", "agreement", Long.toString(seed)).toAbsolutePath(),
                ports.get(place),
                network.fhir(),
                stack.endpointsOfFurtherServers().get(place));
    }

    /** Those whose apps change something are among those about whom the hospitals write papers. */
    private static List<String> people(Stack stack, long seed) {
        var numbers = People.some(Math.max(40, CHANGES / 20), new Random(seed));
        CITIZENS.stream().map(id -> stack.person(id).pid()).forEach(numbers::add);
        return numbers;
    }

    private static void assertNothingIsLostNorOutOfOrder(HospitalProcess hospital, List<Change> feed) {
        var journal = JournalRead.of(hospital.journal());
        System.out.printf(
                "agreement: %s was pushed %d changes, %d of them again, and noted %d disagreements%n",
                hospital.id(), journal.pushed().size(), journal.repeated(), journal.disagreements());
        var told = feed.stream()
                .map(change -> new Push(change.consent(), change.place(), change.moment()))
                .toList();
        var ofTheFeed = new HashSet<>(told);
        var pushed = journal.pushed().stream().filter(ofTheFeed::contains).toList();

        assertThat(pushed).as("pushed to %s", hospital.id()).hasSameSizeAs(ofTheFeed);
        assertThat(byPlace(pushed)).as("in order at %s", hospital.id()).isEqualTo(byPlace(told));
    }

    private static void assertWhatWasAcknowledgedIsThere(
            List<List<Change>> feeds, List<HospitalProcess> hospitals, List<CitizensApp> apps) {
        var changes = feeds.stream().flatMap(List::stream).toList();
        var given = consents(changes.stream().filter(change -> change.what().equals("given")));
        var ended = consents(changes.stream().filter(change -> !change.what().equals("given")));

        assertThat(given)
                .as("given, as the apps were told")
                .containsAll(apps.stream().flatMap(app -> app.given().stream()).toList());
        assertThat(ended)
                .as("withdrawn, as the apps were told")
                .containsAll(
                        apps.stream().flatMap(app -> app.withdrawn().stream()).toList());
        assertThat(given)
                .as("registered, as the hospitals were told")
                .containsAll(hospitals.stream()
                        .flatMap(hospital -> JournalRead.of(hospital.journal()).done().stream())
                        .toList());
    }

    private static void assertAllSayTheSame(List<HospitalProcess> hospitals, List<Feed> feeds) {
        for (var hospital : hospitals) {
            var truth = new HashSet<Standing>();
            for (var kind : hospital.follows()) {
                String controller = kind.path("controller").asText();
                var owner = feeds.get(controller.equals(hospitals.getFirst().organisation()) ? 0 : 1);
                truth.addAll(owner.standing(kind.path("category").asText(), controller));
            }
            assertThat(known(hospital)).as("what %s knows", hospital.id()).isEqualTo(truth);
        }
    }

    private static Set<Standing> known(HospitalProcess hospital) {
        var known = new HashSet<Standing>();
        for (var heard : hospital.settings()) {
            var setting = heard.path("setting");
            if (!setting.path("permits").isNull()) {
                known.add(new Standing(
                        setting.path("consent").asText(),
                        new Place(
                                setting.path("person").asText(),
                                setting.path("category").asText(),
                                setting.path("controller").asText()),
                        setting.path("policy").asText(),
                        setting.path("permits").asBoolean()));
            }
        }
        return known;
    }

    private static Map<Place, List<Push>> byPlace(Collection<Push> pushes) {
        return pushes.stream().collect(groupingBy(Push::place));
    }

    private static Set<String> consents(Stream<Change> changes) {
        return new HashSet<>(changes.map(Change::consent).toList());
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
