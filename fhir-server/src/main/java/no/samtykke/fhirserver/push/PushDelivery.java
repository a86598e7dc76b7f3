package no.samtykke.fhirserver.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import no.samtykke.fhirserver.changefeed.ConsentsAsTold;
import no.samtykke.fhirserver.grants.Act;
import no.samtykke.fhirserver.grants.Grant;
import no.samtykke.fhirserver.grants.Grants;
import no.samtykke.fhirserver.grants.SettingsDisclosed;
import no.samtykke.fhirserver.push.Lanes.Sent;
import no.samtykke.fhirserver.push.Leases.Held;
import no.samtykke.fhirserver.push.Leases.Lease;
import no.samtykke.fhirserver.push.PushChannel.Receipt;
import no.samtykke.fhirserver.push.PushOutbox.Pending;
import org.hl7.fhir.r4.model.Consent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Sends what is due to one subscription, at least once: what is taken from the outbox under the lease is sent without a
 * transaction, and a node that dies before it has noted the receipt leaves it to be sent again, with the same key.
 */
@Component
class PushDelivery {

    private static final int AT_A_TIME = 256;

    /** Then receipts are noted, and what was taken back or ended is seen. */
    private static final Duration LONGEST_TURN = Duration.ofSeconds(2);

    private final Leases leases;
    private final PushOutbox outbox;
    private final PushTransactions transactions;
    private final PushResults results;
    private final PushChannel channel;
    private final PushProperties properties;
    private final Notifications notifications;
    private final ConsentsAsTold told;
    private final Grants grants;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private volatile boolean ends;

    PushDelivery(
            Leases leases,
            PushOutbox outbox,
            PushTransactions transactions,
            PushResults results,
            PushChannel channel,
            PushProperties properties,
            Notifications notifications,
            ConsentsAsTold told,
            Grants grants,
            ApplicationEventPublisher events,
            Clock clock) {
        this.leases = leases;
        this.outbox = outbox;
        this.transactions = transactions;
        this.results = results;
        this.channel = channel;
        this.properties = properties;
        this.notifications = notifications;
        this.told = told;
        this.grants = grants;
        this.events = events;
        this.clock = clock;
    }

    /** What is taken at once, and until when sending it may begin. */
    private record Turn(
            SettingSubscription to, List<Pending> some, Map<String, Consent> consents, boolean more, Instant until) {}

    /** What is sent at that moment is not broken off, and nothing begins any more. */
    void end() {
        ends = true;
    }

    /** A change that is committed while another node has just ended its turn is not left to the next round. */
    void deliver(UUID subscription) {
        boolean again = true;
        while (again) {
            again = deliverUnderLease(subscription) && transactions.in(() -> leases.isDue(subscription));
        }
    }

    /** @return whether all that could be done was done */
    private boolean deliverUnderLease(UUID subscription) {
        var lease = transactions.in(() -> leases.take(subscription));
        if (lease.isEmpty()) {
            return false;
        }
        try {
            return deliver(lease.get());
        } finally {
            transactions.run(() -> leases.giveBack(lease.get()));
        }
    }

    private boolean deliver(Lease lease) {
        while (!ends) {
            long last = transactions.in(outbox::last);
            var turn = transactions.in(() -> begin(lease, last));
            if (turn.isEmpty()) {
                return false;
            }
            var to = turn.get().to();
            if (to.isNotGreeted()) {
                var receipt = channel.send(to.endpoint(), greetingKey(to), notifications.greeting(to));
                if (!transactions.in(() -> results.greeted(to, receipt))) {
                    return false;
                }
            } else if (turn.get().some().isEmpty() && !turn.get().more()) {
                return true;
            } else {
                var sent = send(turn.get());
                if (!transactions.in(() -> results.note(to, sent))) {
                    return false;
                }
            }
        }
        return false;
    }

    /** Empty when nothing may be sent. What is sent is in her log by then. */
    private Optional<Turn> begin(Lease lease, long last) {
        return leases.renew(lease).flatMap(held -> grantOf(held.subscription()).map(grant -> begin(held, grant, last)));
    }

    private Turn begin(Held held, Grant grant, long last) {
        var to = held.subscription();
        var until = earlier(
                held.until().minus(properties.timeout()), clock.instant().plus(LONGEST_TURN));
        if (to.isNotGreeted()) {
            return new Turn(to, List.of(), Map.of(), false, until);
        }
        boolean more = outbox.fill(to, last);
        var some = outbox.next(to, AT_A_TIME);
        var untold = some.stream().filter(one -> !one.told()).toList();
        if (to.content() != PayloadContent.EMPTY) {
            tell(untold, to, grant);
        }
        outbox.told(untold);
        return new Turn(to, some, consents(to, some), more, until);
    }

    /** Many people at once; one of whom several changes are sent has a row for each. */
    private void tell(List<Pending> untold, SettingSubscription to, Grant grant) {
        var left = untold.stream()
                .map(Pending::patientId)
                .flatMap(Optional::stream)
                .toList();
        while (!left.isEmpty()) {
            var once = new LinkedHashSet<String>();
            var again = left.stream().filter(patient -> !once.add(patient)).toList();
            events.publishEvent(
                    new SettingsDisclosed(List.copyOf(once), to.clientId(), grant.told(), UUID.randomUUID()));
            left = again;
        }
    }

    /** One that has become another kind is none of this kind any more, and what it says is not for this system. */
    private Map<String, Consent> consents(SettingSubscription to, Collection<Pending> some) {
        if (to.content() != PayloadContent.FULL_RESOURCE || some.isEmpty()) {
            return Map.of();
        }
        var ids = some.stream().map(Pending::consentId).collect(Collectors.toSet());
        return told.of(ids).entrySet().stream()
                .filter(one -> one.getValue().kind().equals(to.kind()))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, one -> one.getValue().consent()));
    }

    private Collection<Sent> send(Turn turn) {
        return new Lanes(clock, turn.until(), one -> send(turn, one)).send(turn.some());
    }

    private Receipt send(Turn turn, Pending one) {
        var to = turn.to();
        var consent = Optional.ofNullable(turn.consents().get(one.consentId()));
        return channel.send(to.endpoint(), one.id(), notifications.of(to, one, consent));
    }

    /** By which line the system holds what its subscription needs; empty when that, or the endpoint, was taken back. */
    private Optional<Grant> grantOf(SettingSubscription to) {
        var held = grants.of(to.clientId(), to.organisation());
        boolean reads = held.stream().anyMatch(grant -> grant.covers(Act.READ, to.kind()));
        if (!properties.allows(to.endpoint()) || (to.content() == PayloadContent.FULL_RESOURCE && !reads)) {
            return Optional.empty();
        }
        return held.stream()
                .filter(grant -> grant.covers(Act.SUBSCRIBE, to.kind()))
                .findFirst();
    }

    /** The same for each attempt at one greeting. */
    private static UUID greetingKey(SettingSubscription to) {
        return UUID.nameUUIDFromBytes((to.id() + " " + to.version()).getBytes(UTF_8));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
