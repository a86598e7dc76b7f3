package no.samtykke.fhirserver.push;

import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import no.samtykke.fhirserver.changefeed.Change;
import no.samtykke.fhirserver.changefeed.ChangeFeed;
import no.samtykke.fhirserver.grants.Act;
import no.samtykke.fhirserver.grants.Grant;
import no.samtykke.fhirserver.grants.Grants;
import no.samtykke.fhirserver.grants.SettingsDisclosed;
import no.samtykke.fhirserver.push.PushOutbox.Pending;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what is due, at least once: a node that dies between the receiver's yes and the commit leaves it to be sent
 * again, with the same key. A receiver that does not answer is asked again after 2, 4, 8 … seconds up to an hour; one
 * change that it refuses keeps back those of the same person and no others.
 */
@Component
class PushDelivery {

    private static final Logger LOG = LoggerFactory.getLogger(PushDelivery.class);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final int ENOUGH_DOUBLINGS = 12;
    private static final int AT_A_TIME = 500;

    private final PushOutbox outbox;
    private final PushChannel channel;
    private final PushKey key;
    private final PushProperties properties;
    private final ChangeFeed feed;
    private final Grants grants;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate own;
    private final FhirContext fhir;
    private final Clock clock;

    PushDelivery(
            PushOutbox outbox,
            PushChannel channel,
            PushKey key,
            PushProperties properties,
            ChangeFeed feed,
            Grants grants,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            FhirContext fhir,
            Clock clock) {
        this.outbox = outbox;
        this.channel = channel;
        this.key = key;
        this.properties = properties;
        this.feed = feed;
        this.grants = grants;
        this.events = events;
        this.own = new TransactionTemplate(transactions);
        this.fhir = fhir;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${samtykke.push.every:2s}", initialDelayString = "${samtykke.push.every:2s}")
    void deliverWhatIsDue() {
        if (!key.isThere()) {
            return;
        }
        for (UUID subscription : outbox.due()) {
            while (Boolean.TRUE.equals(own.execute(_ -> deliverOne(subscription)))) {
                LOG.debug("One more change is on its way");
            }
        }
    }

    /** @return whether there may be more to do now */
    private boolean deliverOne(UUID id) {
        var taken = outbox.take(id);
        if (taken.isEmpty()) {
            return false;
        }
        var to = taken.get();
        var granted = granted(to);
        if (granted.isEmpty() || !properties.allows(to.endpoint())) {
            return false;
        }
        boolean filled = fill(to);
        var next = outbox.next(to);
        return next.map(one -> send(to, granted.getFirst(), one)).orElse(filled);
    }

    /** What the system holds of what its subscription needs; nothing when it was taken back. */
    private List<Grant> granted(SettingSubscription to) {
        var held = grants.of(to.clientId(), to.organisation());
        boolean reads = held.stream().anyMatch(grant -> grant.covers(Act.READ, to.kind()));
        return to.whole() && !reads
                ? List.of()
                : held.stream()
                        .filter(grant -> grant.covers(Act.SUBSCRIBE, to.kind()))
                        .toList();
    }

    private boolean fill(SettingSubscription to) {
        long last = feed.settle().last();
        if (last == to.position()) {
            return false;
        }
        var changes = feed.after(to.position(), last, Set.of(to.kind()), AT_A_TIME);
        changes.forEach(change -> outbox.add(to, change));
        boolean more = changes.size() == AT_A_TIME;
        outbox.filledUpTo(to, more ? changes.getLast().position() : last);
        return more;
    }

    /** Told in her log once, before it is tried for the first time. */
    private boolean send(SettingSubscription to, Grant grant, Pending one) {
        var change = feed.after(one.position() - 1, one.position(), Set.of(to.kind()), 1).stream()
                .findFirst();
        if (change.isEmpty()) {
            outbox.giveUp(one);
            return true;
        }
        if (one.attempts() == 0) {
            var patients = change.get().patientId().stream().toList();
            events.publishEvent(new SettingsDisclosed(patients, to.clientId(), grant.told(), one.id()));
        }
        return switch (channel.send(to.endpoint(), one.id(), body(to, change.get()))) {
            case RECEIVED -> {
                outbox.received(to, one);
                yield true;
            }
            case REFUSED -> {
                keepBack(one);
                yield true;
            }
            case UNREACHABLE -> {
                keepBack(one);
                int attempts = to.attempts() + 1;
                LOG.info("Receiver {} was not reached, attempt {}", to.id(), attempts);
                outbox.waits(to, attempts, waitAfter(attempts));
                yield false;
            }
        };
    }

    private void keepBack(Pending one) {
        if (clock.instant().isBefore(one.createdAt().plus(properties.giveUpAfter()))) {
            outbox.tryAgain(one, waitAfter(one.attempts() + 1));
        } else {
            LOG.warn("A change was given up after {} attempts", one.attempts() + 1);
            outbox.giveUp(one);
        }
    }

    private static Duration waitAfter(int attempts) {
        var wait = Duration.ofSeconds(1L << Math.min(attempts, ENOUGH_DOUBLINGS));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private String body(SettingSubscription to, Change change) {
        var out = new Parameters();
        out.addParameter("subscription", new IdType(to.id().toString()));
        var told = out.addParameter().setName("change");
        if (to.whole()) {
            change.addTo(told);
        } else {
            told.addPart().setName("consent").setValue(new Reference("Consent/" + change.consentId()));
        }
        return fhir.newJsonParser().encodeResourceToString(out);
    }
}
