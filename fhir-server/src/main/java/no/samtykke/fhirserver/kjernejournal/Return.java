package no.samtykke.fhirserver.kjernejournal;

import static no.samtykke.fhirserver.consent.ConsentCategory.KJERNEJOURNAL_OPTOUT;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import no.samtykke.fhirserver.access.Decider;
import no.samtykke.fhirserver.access.OperationRefused;
import no.samtykke.fhirserver.consent.ConsentChanged;
import no.samtykke.fhirserver.consent.ConsentFact;
import no.samtykke.fhirserver.consent.ConsentFacts;
import no.samtykke.fhirserver.consent.ConsentStore;
import no.samtykke.fhirserver.consent.PersonLock;
import no.samtykke.fhirserver.login.PatientIdentities;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * She wants a summary care record again: within the {@link RestorePeriod} the one that she had, later only a new one.
 * The source is asked last, and nothing is changed here unless it says yes. When it does, and the commit fails, she can
 * ask again: the source bears it.
 */
@Component
class Return {

    private static final Logger LOG = LoggerFactory.getLogger(Return.class);

    private final PersonLock lock;
    private final ConsentFacts facts;
    private final ConsentStore store;
    private final OptOutNotices notices;
    private final NewRecords records;
    private final PatientIdentities identities;
    private final SummaryCareRecord source;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Return(
            PersonLock lock,
            ConsentFacts facts,
            ConsentStore store,
            OptOutNotices notices,
            NewRecords records,
            PatientIdentities identities,
            SummaryCareRecord source,
            ApplicationEventPublisher events,
            Clock clock) {
        this.lock = lock;
        this.facts = facts;
        this.store = store;
        this.notices = notices;
        this.records = records;
        this.identities = identities;
        this.source = source;
        this.events = events;
        this.clock = clock;
    }

    /** @return the logical id of the opt-out, which is inactive now */
    @Transactional
    public String restore(String patient, Decider by) {
        var optOut = optOut(patient);
        if (!RestorePeriod.after(optOut).isOpenOn(LocalDate.now(clock))) {
            throw new OperationRefused(410, "restore-period-over");
        }
        end(optOut, patient, by);
        tell(SummaryCareRecord.Change.RESTORE, patient);
        return optOut.id();
    }

    /**
     * What is kept here of the old record is gone with it.
     *
     * @return the day on which the new record begins
     */
    @Transactional
    public LocalDate createNew(String patient, Decider by) {
        var optOut = optOut(patient);
        var today = LocalDate.now(clock);
        if (RestorePeriod.after(optOut).isOpenOn(today)) {
            throw new OperationRefused(409, "restore-instead");
        }
        end(optOut, patient, by);
        records.begin(patient, today, optOut.id(), by.agent());
        tell(SummaryCareRecord.Change.CREATE_NEW, patient);
        return today;
    }

    private ConsentFact optOut(String patient) {
        lock.hold(patient);
        return facts.active(patient, KJERNEJOURNAL_OPTOUT).orElseThrow(() -> new OperationRefused(409, "not-in-force"));
    }

    /** An opt-out that the source has not heard of yet must not reach it after this. */
    private void end(ConsentFact optOut, String patient, Decider by) {
        notices.forget(patient);
        store.end(List.of(optOut.id()), by.agent(), clock.instant());
        events.publishEvent(by.changed(KJERNEJOURNAL_OPTOUT, ConsentChanged.Change.ENDED, patient));
    }

    private void tell(SummaryCareRecord.Change change, String patient) {
        try {
            source.tell(change, identities.numberOf(patient).orElseThrow());
        } catch (SourceUnavailable unavailable) {
            LOG.warn("The source of the summary care record did not confirm: {}", unavailable.getMessage());
            throw new OperationRefused(SourceUnavailable.STATUS, SourceUnavailable.REASON);
        }
    }
}
