package no.samtykke.fhirserver.notice;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import no.samtykke.fhirserver.login.PatientIdentities;
import no.samtykke.fhirserver.notice.NoticeOutbox.End;
import no.samtykke.fhirserver.notice.NoticeOutbox.Pending;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what is due, at least once: a node that dies between the mail server's yes and the commit leaves it to be sent
 * again. All that is pending for a person goes in one notice. What did not leave is tried again after 2, 4, 8 … up to
 * 60 minutes, by whichever node, until it is given up.
 */
@Component
class NoticeDelivery {

    private static final Logger LOG = LoggerFactory.getLogger(NoticeDelivery.class);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(60);
    private static final int ENOUGH_DOUBLINGS = 6;
    private static final Duration KEPT = Duration.ofDays(7);

    private final NoticeOutbox outbox;
    private final ContactRegister contacts;
    private final NoticeChannel channel;
    private final PatientIdentities identities;
    private final TransactionTemplate own;
    private final NoticeProperties properties;
    private final Clock clock;

    NoticeDelivery(
            NoticeOutbox outbox,
            ContactRegister contacts,
            NoticeChannel channel,
            PatientIdentities identities,
            PlatformTransactionManager transactions,
            NoticeProperties properties,
            Clock clock) {
        this.outbox = outbox;
        this.contacts = contacts;
        this.channel = channel;
        this.identities = identities;
        this.own = new TransactionTemplate(transactions);
        this.properties = properties;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${samtykke.notice.every:10s}", initialDelayString = "${samtykke.notice.every:10s}")
    void deliverWhatIsDue() {
        if (channel.isOffered()) {
            outbox.due().forEach(this::deliver);
            outbox.forgetEndedBefore(clock.instant().minus(KEPT));
        }
    }

    void deliver(String patient) {
        own.executeWithoutResult(_ -> {
            if (outbox.take(patient)) {
                var pending = outbox.pending(patient);
                if (!pending.isEmpty()) {
                    send(patient, pending);
                }
            }
        });
    }

    private void send(String patient, List<Pending> pending) {
        try {
            var number = identities.numberOf(patient);
            var address = number.isEmpty() ? number.map(_ -> "") : contacts.emailOf(number.get());
            if (address.isPresent()) {
                channel.send(address.get());
            }
            var end = address.isPresent() ? End.SENT : End.NO_ADDRESS;
            pending.forEach(one -> outbox.end(one, end));
        } catch (Undelivered undelivered) {
            LOG.info("A notice did not leave and is tried again: {}", undelivered.getMessage());
            pending.forEach(this::tryAgain);
        }
    }

    private void tryAgain(Pending one) {
        if (!clock.instant().isBefore(one.createdAt().plus(properties.giveUpAfter()))) {
            LOG.warn("A notice was given up after {} attempts", one.attempts() + 1);
            outbox.end(one, End.GIVEN_UP);
            return;
        }
        var wait = Duration.ofMinutes(1L << Math.min(one.attempts() + 1, ENOUGH_DOUBLINGS));
        outbox.tryAgain(one, wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
    }
}
