package no.samtykke.fhirserver.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import no.samtykke.fhirserver.exchange.LastDecision.Outcome;

/**
 * She decides now here and now with a controller, which tells of it late, in any order, and more than once. In the end
 * what she decided last stands, or a conflict was told.
 */
class DecisionsInAnyOrderTest {

    /** @param delays after which the controller tells of it; she decided here when there are none */
    record Decision(boolean active, List<Integer> delays) {

        boolean isMadeHere() {
            return delays.isEmpty();
        }
    }

    /** One telling of a decision, or the decision itself when it is made here. */
    record Arrival(int decided, int arrives, boolean active, boolean isMadeHere) {}

    /** One setting of one person, kept as the server keeps it. */
    private static final class Kept {

        private LastDecision last = new LastDecision(Optional.empty(), Optional.empty());
        private Arrival latest = new Arrival(-1, -1, false, true);
        private int count;

        Outcome take(Arrival told, Optional<String> replaces) {
            heard(told);
            var at = moment(told.decided());
            var outcome = last.meets(told.active(), at, replaces);
            switch (outcome) {
                case REGISTERED -> last = new LastDecision(next(), Optional.of(at));
                case ENDED -> last = new LastDecision(Optional.empty(), Optional.of(at));
                case UNCHANGED -> {
                    if (!told.active() && last.isEndedFurtherBy(at)) {
                        last = new LastDecision(Optional.empty(), Optional.of(at));
                    }
                }
                case CONFLICT -> {}
            }
            return outcome;
        }

        /** What she does here counts, whatever stands. Where nothing stands there is nothing that she can take back. */
        void here(Arrival own) {
            if (own.active() || last.consentId().isPresent()) {
                heard(own);
                last = new LastDecision(own.active() ? next() : Optional.empty(), Optional.of(moment(own.decided())));
            }
        }

        boolean isAsSheDecidedLast() {
            return last.consentId().isPresent() == latest.active();
        }

        private void heard(Arrival decision) {
            latest = decision.decided() > latest.decided() ? decision : latest;
        }

        private Optional<String> next() {
            count++;
            return Optional.of("consent-" + count);
        }
    }

    @Property(tries = 2000)
    void a_controller_that_answers_a_conflict_ends_up_with_what_she_decided_last(
            @ForAll("decisions") List<Decision> decisions) {
        var kept = new Kept();
        for (var arrival : arrivals(decisions)) {
            if (arrival.isMadeHere()) {
                kept.here(arrival);
            } else if (kept.take(arrival, Optional.empty()) == Outcome.CONFLICT && isLaterThan(kept.last, arrival)) {
                // As the answer told: the version that stands, and when it was decided.
                assertThat(kept.take(arrival, kept.last.consentId())).isIn(Outcome.REGISTERED, Outcome.ENDED);
            }
        }

        assertThat(kept.isAsSheDecidedLast()).isTrue();
    }

    @Property(tries = 2000)
    void without_a_conflict_told_nothing_is_lost_whatever_versions_are_named(
            @ForAll("decisions") List<Decision> decisions, @ForAll("versions") List<Integer> versions) {
        var kept = new Kept();
        boolean told = false;
        int tries = 0;
        for (var arrival : arrivals(decisions)) {
            if (arrival.isMadeHere()) {
                kept.here(arrival);
            } else {
                var before = kept.last;
                int version = versions.get(tries++ % versions.size());
                var outcome = kept.take(
                        arrival,
                        version == 0
                                ? before.consentId()
                                : Optional.of("consent-" + version).filter(_ -> version > 0));
                told |= outcome == Outcome.CONFLICT;
                if (outcome == Outcome.CONFLICT) {
                    assertThat(kept.last).isEqualTo(before);
                }
            }
        }

        assertThat(told || kept.isAsSheDecidedLast()).isTrue();
    }

    @Provide
    Arbitrary<List<Decision>> decisions() {
        var delays = Arbitraries.integers().between(0, 12).list().ofMaxSize(3);
        return Combinators.combine(Arbitraries.of(true, false), delays)
                .as(Decision::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    /** Zero for the one that stands, less for none, more for one of those that there were. */
    @Provide
    Arbitrary<List<Integer>> versions() {
        return Arbitraries.integers().between(-1, 4).list().ofMinSize(1).ofMaxSize(6);
    }

    /** One decision a minute, each told when it was made or later, by a controller whose clock is right. */
    private static List<Arrival> arrivals(List<Decision> decisions) {
        var arrivals = new ArrayList<Arrival>();
        IntStream.range(0, decisions.size()).forEach(i -> {
            var decision = decisions.get(i);
            if (decision.isMadeHere()) {
                arrivals.add(new Arrival(i, i, decision.active(), true));
            }
            decision.delays().forEach(delay -> arrivals.add(new Arrival(i, i + delay, decision.active(), false)));
        });
        arrivals.sort(Comparator.comparingInt(Arrival::arrives));
        return arrivals;
    }

    private static boolean isLaterThan(LastDecision last, Arrival arrival) {
        return last.decided().filter(moment(arrival.decided())::isAfter).isPresent();
    }

    private static Instant moment(int minute) {
        return Instant.ofEpochSecond(60L * minute);
    }
}
