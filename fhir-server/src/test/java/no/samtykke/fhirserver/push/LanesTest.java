package no.samtykke.fhirserver.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import no.samtykke.fhirserver.push.PushChannel.Receipt;
import no.samtykke.fhirserver.push.PushOutbox.Pending;
import org.junit.jupiter.api.Test;

/** Many at once, and those of one person one after the other. */
class LanesTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-26T10:00:00Z"), ZoneOffset.UTC);
    private static final Instant LATER = CLOCK.instant().plusSeconds(2);
    private static final int PEOPLE = 20;

    private final ConcurrentLinkedQueue<Pending> began = new ConcurrentLinkedQueue<>();
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    @Test
    void each_persons_changes_begin_in_order_and_after_the_last_has_ended() {
        var sent = send(changes(10), LATER, _ -> Receipt.RECEIVED);

        assertThat(sent).hasSize(10 * PEOPLE);
        for (int person = 0; person < PEOPLE; person++) {
            assertThat(numbersOf(person)).isSorted().hasSize(10);
        }
        assertThat(most.get()).isBetween(2, 8);
    }

    @Test
    void one_that_is_refused_or_cannot_be_made_keeps_back_hers_and_nobody_elses() {
        var sent = send(changes(3), LATER, one -> {
            if (one.person().equals("person-1")) {
                throw new IllegalStateException("A test says so");
            }
            return one.person().equals("person-0") ? Receipt.REFUSED : Receipt.RECEIVED;
        });

        assertThat(sent).hasSize(3 * (PEOPLE - 2) + 2);
        assertThat(numbersOf(0)).hasSize(1);
        assertThat(numbersOf(1)).hasSize(1);
        assertThat(sent.stream().filter(one -> one.receipt() == Receipt.REFUSED))
                .hasSize(2);
    }

    @Test
    void when_nobody_answers_nothing_more_begins() {
        var sent = send(changes(50), LATER, _ -> Receipt.UNREACHABLE);

        assertThat(sent).hasSizeBetween(1, 8);
    }

    @Test
    void nothing_begins_after_the_end() {
        assertThat(send(changes(2), CLOCK.instant().minusMillis(1), _ -> Receipt.RECEIVED))
                .isEmpty();
    }

    private List<Lanes.Sent> send(List<Pending> some, Instant until, Function<Pending, Receipt> answer) {
        return List.copyOf(new Lanes(CLOCK, until, one -> {
                    began.add(one);
                    most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                    LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(3_000_000));
                    atOnce.decrementAndGet();
                    return answer.apply(one);
                })
                .send(some));
    }

    private List<Long> numbersOf(int person) {
        return began.stream()
                .filter(one -> one.person().equals("person-" + person))
                .map(Pending::number)
                .toList();
    }

    /** One of each person after the other. */
    private static List<Pending> changes(int ofEach) {
        var all = new ArrayList<Pending>();
        for (int i = 0; i < ofEach * PEOPLE; i++) {
            all.add(new Pending(
                    UUID.randomUUID(),
                    i,
                    Optional.of("person-" + i % PEOPLE),
                    "consent-" + i,
                    Optional.of("given"),
                    CLOCK.instant(),
                    CLOCK.instant(),
                    0,
                    true));
        }
        return all;
    }
}
