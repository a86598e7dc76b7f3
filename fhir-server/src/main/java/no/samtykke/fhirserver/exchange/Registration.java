package no.samtykke.fhirserver.exchange;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.samtykke.fhirserver.access.AccessDecision.Ground;
import no.samtykke.fhirserver.access.Decider;
import no.samtykke.fhirserver.access.ExchangeGate.Granted;
import no.samtykke.fhirserver.consent.ConsentChanged.Change;
import no.samtykke.fhirserver.consent.ConsentStore;
import no.samtykke.fhirserver.consent.PersonLock;
import no.samtykke.fhirserver.exchange.LastDecision.Outcome;
import no.samtykke.fhirserver.login.Profiles;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stores what a controller says that a person decided elsewhere, each in a transaction of its own and under the lock of
 * the person. What becomes of it is said by {@link LastDecision}.
 */
@Component
class Registration {

    private final Profiles profiles;
    private final PersonLock lock;
    private final LastDecisions decisions;
    private final ConsentStore store;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Registration(
            Profiles profiles,
            PersonLock lock,
            LastDecisions decisions,
            ConsentStore store,
            ApplicationEventPublisher events,
            Clock clock) {
        this.profiles = profiles;
        this.lock = lock;
        this.decisions = decisions;
        this.store = store;
        this.events = events;
        this.clock = clock;
    }

    /**
     * @param patientId empty when the sender is not told of her
     * @param consentId of what stands now; empty when nothing does
     * @param decided when that was decided, or the last one taken back; empty when the sender decided it
     */
    record Registered(
            Outcome outcome, Optional<String> patientId, Optional<String> consentId, Optional<Instant> decided) {}

    /**
     * One who is not known here gets a profile with her number and nothing else, as by a load: so that the answer does
     * not tell who is here, and what was given before a taking back is recognised when it arrives after it.
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public Registered register(Wish wish, Granted by) {
        String patient = profiles.profileOf(wish.person());
        lock.hold(patient);
        var last = decisions.of(patient, wish.kind(), wish.policy());
        var outcome = last.meets(wish.active(), wish.decided(), wish.replaces());
        return switch (outcome) {
            case REGISTERED -> give(wish, patient, last.consentId().stream().toList(), by);
            case ENDED -> end(wish, patient, last.consentId().stream().toList(), by);
            case UNCHANGED -> {
                if (!wish.active() && last.isEndedFurtherBy(wish.decided())) {
                    decisions.ended(patient, wish.kind(), wish.policy(), wish.decided());
                }
                yield new Registered(outcome, Optional.of(patient), last.consentId(), Optional.empty());
            }
            case CONFLICT -> new Registered(outcome, Optional.of(patient), last.consentId(), last.decided());
        };
    }

    private Registered give(Wish wish, String patient, List<String> renewed, Granted by) {
        String id = store.give(wish.consent(patient), renewed, decider(by).agent(), clock.instant());
        tell(wish, Change.ofGiving(renewed), patient, by);
        return new Registered(Outcome.REGISTERED, Optional.of(patient), Optional.of(id), Optional.empty());
    }

    private Registered end(Wish wish, String patient, List<String> standing, Granted by) {
        store.end(standing, decider(by).agent(), clock.instant());
        decisions.ended(patient, wish.kind(), wish.policy(), wish.decided());
        tell(wish, Change.ENDED, patient, by);
        return new Registered(Outcome.ENDED, Optional.of(patient), Optional.empty(), Optional.empty());
    }

    private void tell(Wish wish, Change change, String patient, Granted by) {
        events.publishEvent(decider(by).changed(wish.kind().category(), change, patient));
    }

    private static Decider decider(Granted by) {
        return new Decider(
                Optional.empty(), Optional.of(Ground.SYSTEM.code()), by.clientId(), by.clientName(), Optional.empty());
    }
}
