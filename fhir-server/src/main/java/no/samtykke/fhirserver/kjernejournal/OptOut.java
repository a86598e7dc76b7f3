package no.samtykke.fhirserver.kjernejournal;

import static no.samtykke.fhirserver.consent.ConsentCategory.KJERNEJOURNAL_OPTOUT;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import no.samtykke.fhirserver.access.Decider;
import no.samtykke.fhirserver.access.OperationRefused;
import no.samtykke.fhirserver.consent.ConsentChanged;
import no.samtykke.fhirserver.consent.ConsentFacts;
import no.samtykke.fhirserver.consent.ConsentPolicies;
import no.samtykke.fhirserver.consent.ConsentResources;
import no.samtykke.fhirserver.consent.ConsentStore;
import no.samtykke.fhirserver.consent.PersonLock;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** She wants no summary care record. It is hidden here when this returns; the source hears of it after. */
@Component
class OptOut {

    private final PersonLock lock;
    private final ConsentFacts facts;
    private final ConsentPolicies policies;
    private final ConsentStore store;
    private final OptOutNotices notices;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OptOut(
            PersonLock lock,
            ConsentFacts facts,
            ConsentPolicies policies,
            ConsentStore store,
            OptOutNotices notices,
            ApplicationEventPublisher events,
            Clock clock) {
        this.lock = lock;
        this.facts = facts;
        this.policies = policies;
        this.store = store;
        this.notices = notices;
        this.events = events;
        this.clock = clock;
    }

    /** @param restorableThrough the last day on which she can have it back with its data */
    record Given(String consentId, UUID noticeId, LocalDate restorableThrough) {}

    @Transactional
    public Given give(String patient, Decider by) {
        lock.hold(patient);
        if (facts.active(patient, KJERNEJOURNAL_OPTOUT).isPresent()) {
            throw new OperationRefused(409, "already-in-force");
        }
        var now = clock.instant();
        var whose = new Reference("Patient/" + patient);
        // Staff write down what she tells them: it is her decision still.
        var performer = by.actorId().isPresent() ? by.agent() : whose.copy();
        var consent = ConsentResources.of(
                KJERNEJOURNAL_OPTOUT,
                whose,
                performer,
                policies.inForce(KJERNEJOURNAL_OPTOUT).orElseThrow(),
                now);
        if (by.actorId().isEmpty()) {
            consent.setSource(new Reference().setDisplay("Told to " + by.clientName()));
        }
        consent.getProvision().getPeriod().setStart(Date.from(now));
        String id = store.give(consent, List.of(), now);
        events.publishEvent(by.changed(KJERNEJOURNAL_OPTOUT, ConsentChanged.Change.GIVEN, patient));
        return new Given(id, notices.write(patient), RestorePeriod.lastDayAfter(LocalDate.now(clock)));
    }
}
