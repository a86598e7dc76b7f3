package no.samtykke.fhirserver.exchange;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.samtykke.fhirserver.access.AccessDecision.Ground;
import no.samtykke.fhirserver.access.Decider;
import no.samtykke.fhirserver.access.ExchangeGate.Granted;
import no.samtykke.fhirserver.consent.ConsentChanged.Change;
import no.samtykke.fhirserver.consent.ConsentFact;
import no.samtykke.fhirserver.consent.ConsentFacts;
import no.samtykke.fhirserver.consent.ConsentStore;
import no.samtykke.fhirserver.consent.PersonLock;
import no.samtykke.fhirserver.login.PatientIdentities;
import no.samtykke.fhirserver.login.Profiles;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.IdType;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stores what a controller says that a person decided elsewhere, each in a transaction of its own and under the lock of
 * the person. What was decided later stands, wherever it was decided.
 */
@Component
class Registration {

    private final PatientIdentities identities;
    private final Profiles profiles;
    private final PersonLock lock;
    private final ConsentFacts facts;
    private final EndedSettings ended;
    private final ConsentStore store;
    private final DaoRegistry storage;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Registration(
            PatientIdentities identities,
            Profiles profiles,
            PersonLock lock,
            ConsentFacts facts,
            EndedSettings ended,
            ConsentStore store,
            DaoRegistry storage,
            ApplicationEventPublisher events,
            Clock clock) {
        this.identities = identities;
        this.profiles = profiles;
        this.lock = lock;
        this.facts = facts;
        this.ended = ended;
        this.store = store;
        this.storage = storage;
        this.events = events;
        this.clock = clock;
    }

    /** What became of it. */
    enum Outcome {
        REGISTERED,
        ENDED,
        /** It was so already. */
        UNCHANGED,
        /** What stands is not what it was to replace, or was decided later. */
        CONFLICT
    }

    /**
     * @param patientId empty when she is not known here, and need not be
     * @param consentId of what stands now; empty when nothing does
     */
    record Registered(Outcome outcome, Optional<String> patientId, Optional<String> consentId) {}

    /**
     * One who is not known here gets a profile with her number and nothing else, as by a load: so that the answer does
     * not tell who is here.
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public Registered register(Wish wish, Granted by) {
        if (!wish.active() && identities.patientOf(wish.person()).isEmpty()) {
            return new Registered(Outcome.UNCHANGED, Optional.empty(), Optional.empty());
        }
        String patient = profiles.profileOf(wish.person());
        lock.hold(patient);
        var standing = facts.activeOf(patient).stream()
                .filter(wish.kind()::holds)
                .filter(fact -> wish.policy().equals(fact.policy()))
                .findFirst();
        return standing.isPresent() ? over(standing.get(), wish, patient, by) : overNothing(wish, patient, by);
    }

    private Registered over(ConsentFact standing, Wish wish, String patient, Granted by) {
        var decided = decidedAt(standing);
        if (wish.active() && wish.decided().equals(decided)) {
            return new Registered(Outcome.UNCHANGED, Optional.of(patient), Optional.of(standing.id()));
        }
        boolean isMeant = wish.replaces().filter(standing.id()::equals).isPresent();
        if (!isMeant || wish.decided().isBefore(decided)) {
            return new Registered(Outcome.CONFLICT, Optional.of(patient), Optional.of(standing.id()));
        }
        if (wish.active()) {
            return give(wish, patient, List.of(standing.id()), by);
        }
        store.end(List.of(standing.id()), decider(by).agent(), clock.instant());
        tell(wish, Change.ENDED, patient, by);
        return new Registered(Outcome.ENDED, Optional.of(patient), Optional.empty());
    }

    private Registered overNothing(Wish wish, String patient, Granted by) {
        if (!wish.active()) {
            return new Registered(Outcome.UNCHANGED, Optional.of(patient), Optional.empty());
        }
        boolean isLate = ended.last(patient, wish)
                .filter(end -> !wish.decided().isAfter(end))
                .isPresent();
        return wish.replaces().isPresent() || isLate
                ? new Registered(Outcome.CONFLICT, Optional.of(patient), Optional.empty())
                : give(wish, patient, List.of(), by);
    }

    private Registered give(Wish wish, String patient, List<String> renewed, Granted by) {
        String id = store.give(wish.consent(patient), renewed, decider(by).agent(), clock.instant());
        tell(wish, Change.ofGiving(renewed), patient, by);
        return new Registered(Outcome.REGISTERED, Optional.of(patient), Optional.of(id));
    }

    private void tell(Wish wish, Change change, String patient, Granted by) {
        events.publishEvent(decider(by).changed(wish.kind().category(), change, patient));
    }

    private Instant decidedAt(ConsentFact standing) {
        return storage.getResourceDao(Consent.class)
                .read(new IdType("Consent", standing.id()), new SystemRequestDetails())
                .getDateTime()
                .toInstant();
    }

    private static Decider decider(Granted by) {
        return new Decider(
                Optional.empty(), Optional.of(Ground.SYSTEM.code()), by.clientId(), by.clientName(), Optional.empty());
    }
}
