package no.samtykke.fhirserver.push;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import no.samtykke.fhirserver.push.PushChannel.Receipt;
import no.samtykke.fhirserver.push.PushOutbox.Pending;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends several at once, and those of one person one after the other: each person has a lane. When one does not arrive,
 * what is hers and later stays here; when nobody answers, everything does.
 */
class Lanes {

    private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);
    private static final int LANES = 8;

    private final Clock clock;
    private final Instant until;
    private final Function<Pending, Receipt> sending;
    private final ConcurrentLinkedQueue<Sent> sent = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean nobodyAnswers = new AtomicBoolean();

    /** @param until no sending begins after that */
    Lanes(Clock clock, Instant until, Function<Pending, Receipt> sending) {
        this.clock = clock;
        this.until = until;
        this.sending = sending;
    }

    record Sent(Pending one, Receipt receipt) {}

    /** What was tried, when all lanes have ended. */
    Collection<Sent> send(List<Pending> some) {
        var lanes = new ArrayList<List<Pending>>();
        for (int i = 0; i < LANES; i++) {
            lanes.add(new ArrayList<>());
        }
        some.forEach(
                one -> lanes.get(Math.floorMod(one.person().hashCode(), LANES)).add(one));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            lanes.stream().filter(lane -> !lane.isEmpty()).forEach(lane -> threads.execute(() -> run(lane)));
        }
        return List.copyOf(sent);
    }

    private void run(List<Pending> lane) {
        var keptBack = new HashSet<String>();
        for (var one : lane) {
            if (nobodyAnswers.get() || clock.instant().isAfter(until)) {
                return;
            }
            if (keptBack.contains(one.person())) {
                continue;
            }
            var receipt = receipt(one);
            sent.add(new Sent(one, receipt));
            if (receipt != Receipt.RECEIVED) {
                keptBack.add(one.person());
                nobodyAnswers.compareAndSet(false, receipt == Receipt.UNREACHABLE);
            }
        }
    }

    /** What cannot be made is like what is refused: it keeps back hers and nobody else's. */
    private Receipt receipt(Pending one) {
        try {
            return sending.apply(one);
        } catch (RuntimeException fault) {
            LOG.error("A change could not be sent", fault);
            return Receipt.REFUSED;
        }
    }
}
