package no.samtykke.fhirserver.erasure;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.stream.Stream;
import no.samtykke.fhirserver.consent.PersonLock;
import no.samtykke.fhirserver.smart.SessionEnded;
import no.samtykke.fhirserver.smart.Sessions;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Erases one person, in one transaction: whatever stops it, she is either here as before or gone. It holds the lock
 * under which the terms are accepted, so that one who accepts them first is not erased, and one who accepts them later
 * begins anew.
 */
@Component
class Erasing {

    private final PersonLock lock;
    private final DuePeople due;
    private final StoredResources stored;
    private final ErasurePlans plans;
    private final PowersHeld powers;
    private final Sessions sessions;
    private final KeptConsents kept;
    private final Expunge expunge;
    private final OthersResources others;
    private final PersonalTables tables;
    private final ErasureRecords records;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Erasing(
            PersonLock lock,
            DuePeople due,
            StoredResources stored,
            ErasurePlans plans,
            PowersHeld powers,
            Sessions sessions,
            KeptConsents kept,
            Expunge expunge,
            OthersResources others,
            PersonalTables tables,
            ErasureRecords records,
            ApplicationEventPublisher events,
            Clock clock) {
        this.lock = lock;
        this.due = due;
        this.stored = stored;
        this.plans = plans;
        this.powers = powers;
        this.sessions = sessions;
        this.kept = kept;
        this.expunge = expunge;
        this.others = others;
        this.tables = tables;
        this.records = records;
        this.events = events;
        this.clock = clock;
    }

    /** @return what went and what stayed; empty when she is not due, or not any more */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public Optional<ErasurePlan> erase(String patientId, ErasureRequester by) {
        lock.holdAll(Stream.concat(Stream.of(patientId), powers.givers(patientId).stream()));
        if (!due.isDue(patientId)) {
            return Optional.empty();
        }
        stored.lock(patientId);
        var plan = plans.of(patientId);
        plan.ifPresent(hers -> erase(hers, by));
        return plan;
    }

    private void erase(ErasurePlan plan, ErasureRequester by) {
        String patient = plan.patientId();
        powers.end(patient);
        sessions.endAllOf(patient).forEach(sid -> events.publishEvent(new SessionEnded(sid, patient)));
        others.forget(plan.all());
        kept.reduce(plan);
        expunge.remove(plan.removed());
        tables.empty(plan);
        records.write(plan, OffsetDateTime.now(clock));
        events.publishEvent(new PersonErased(patient, by.clientId(), by.clientName()));
    }
}
