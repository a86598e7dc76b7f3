package no.samtykke.fhirserver.mandate;

import java.time.Clock;
import java.time.LocalDate;
import no.samtykke.fhirserver.access.AccessGate;
import no.samtykke.fhirserver.access.Reason;
import no.samtykke.fhirserver.consent.ConsentChanged.Change;
import no.samtykke.fhirserver.consent.ConsentFacts;
import no.samtykke.fhirserver.consent.PersonLock;
import no.samtykke.fhirserver.login.PatientIdentities;
import no.samtykke.fhirserver.representation.KeptMandate;
import no.samtykke.fhirserver.representation.Mandates;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives a power of attorney: what the order rules ask is asked under the giver's lock, so that it is still true when
 * the power is there.
 */
@Component
class MandateGiving {

    /** More than anybody needs, and few enough to read. */
    static final int MOST = 30;

    private final PersonLock lock;
    private final ConsentFacts consents;
    private final Mandates mandates;
    private final PatientIdentities identities;
    private final AccessGate gate;
    private final MandateStore store;
    private final MandateEvents events;
    private final Clock clock;

    MandateGiving(
            PersonLock lock,
            ConsentFacts consents,
            Mandates mandates,
            PatientIdentities identities,
            AccessGate gate,
            MandateStore store,
            MandateEvents events,
            Clock clock) {
        this.lock = lock;
        this.consents = consents;
        this.mandates = mandates;
        this.identities = identities;
        this.gate = gate;
        this.store = store;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    public MandateStore.Stored give(Submission submission, Actor giver, String policy) {
        lock.hold(giver.patientId());
        endWhatHasRunOut(submission, giver);
        check(submission, giver.patientId());
        var stored = store.propose(submission, giver.patientId(), policy, clock.instant());
        events.tell(Change.GIVEN, giver, identities.patientOf(submission.holder()));
        return stored;
    }

    /**
     * One that has run out is kept until it is ended, but does not stand in the way of a new one to the same holder.
     */
    private void endWhatHasRunOut(Submission submission, Actor giver) {
        mandates.given(giver.patientId()).stream()
                .filter(power -> power.holder().equals(submission.holder()))
                .filter(power -> power.mandate().hasRunOutBy(LocalDate.now(clock)))
                .forEach(power -> {
                    store.end(power.consentId(), giver.reference(), clock.instant());
                    events.tell(Change.ENDED, giver, identities.patientOf(power.holder()));
                });
    }

    private void check(Submission submission, String giver) {
        if (consents.acceptedTerms(giver).isEmpty()) {
            throw MandateRefused.conflict(Reason.TERMS_NOT_ACCEPTED.code());
        }
        var today = LocalDate.now(clock);
        var held = gate.areasHeld(consents.activeOf(giver), today);
        if (!held.containsAll(submission.areas())) {
            throw MandateRefused.conflict("area-not-held");
        }
        var given = mandates.given(giver);
        if (given.stream().map(KeptMandate::holder).anyMatch(submission.holder()::equals)) {
            throw MandateRefused.conflict("mandate-exists");
        }
        if (given.stream().filter(power -> !power.mandate().hasRunOutBy(today)).count() >= MOST) {
            throw MandateRefused.conflict("too-many-mandates");
        }
    }
}
