package no.samtykke.fhirserver.push;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import no.samtykke.fhirserver.push.Lanes.Sent;
import no.samtykke.fhirserver.push.PushChannel.Receipt;
import no.samtykke.fhirserver.push.PushOutbox.Pending;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Notes what became of sendings. A receiver that does not answer is asked again after 2, 4, 8 … seconds up to an hour;
 * one change that it refuses keeps back those of the same person and no others.
 */
@Component
class PushResults {

    private static final Logger LOG = LoggerFactory.getLogger(PushResults.class);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final int ENOUGH_DOUBLINGS = 12;

    private final PushOutbox outbox;
    private final PushProperties properties;
    private final Clock clock;

    PushResults(PushOutbox outbox, PushProperties properties, Clock clock) {
        this.outbox = outbox;
        this.properties = properties;
        this.clock = clock;
    }

    /** @return whether it may go on */
    boolean note(SettingSubscription to, Collection<Sent> sent) {
        var received = sent.stream()
                .filter(one -> one.receipt() == Receipt.RECEIVED)
                .map(Sent::one)
                .toList();
        outbox.received(received, clock.instant());
        sent.stream().filter(one -> one.receipt() != Receipt.RECEIVED).forEach(one -> keepBack(one.one()));
        if (sent.stream().anyMatch(one -> one.receipt() == Receipt.UNREACHABLE)) {
            waits(to, received.isEmpty() ? to.attempts() + 1 : 1);
            return false;
        }
        if (to.attempts() > 0 && !received.isEmpty()) {
            outbox.waits(to, 0, Duration.ZERO);
        }
        return true;
    }

    /** @return whether it may go on */
    boolean greeted(SettingSubscription to, Receipt receipt) {
        if (receipt == Receipt.RECEIVED) {
            outbox.greeted(to, "active");
            return true;
        }
        if (isTooLate(to.changedAt())) {
            LOG.warn("Receiver {} was given up, it did not answer a greeting", to.id());
            outbox.greeted(to, "error");
        } else {
            waits(to, to.attempts() + 1);
        }
        return false;
    }

    /** @param attempts in a row that reached nobody, or 1 after one that reached somebody */
    private void waits(SettingSubscription to, int attempts) {
        LOG.info("Receiver {} was not reached, attempt {}", to.id(), attempts);
        outbox.waits(to, attempts, waitAfter(attempts));
    }

    private void keepBack(Pending one) {
        if (isTooLate(one.createdAt())) {
            LOG.warn("A change was given up after {} attempts", one.attempts() + 1);
            outbox.giveUp(one);
        } else {
            outbox.tryAgain(one, waitAfter(one.attempts() + 1));
        }
    }

    private boolean isTooLate(Instant from) {
        return !clock.instant().isBefore(from.plus(properties.giveUpAfter()));
    }

    private static Duration waitAfter(int attempts) {
        var wait = Duration.ofSeconds(1L << Math.min(attempts, ENOUGH_DOUBLINGS));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }
}
