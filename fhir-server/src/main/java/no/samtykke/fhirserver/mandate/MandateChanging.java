package no.samtykke.fhirserver.mandate;

import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;
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
 * What becomes of a power of attorney after it was given, each in one transaction under the locks of both people. One
 * that is not there, not hers, or no longer what it was is absent, and no difference is made.
 */
@Component
class MandateChanging {

    private final PersonLock lock;
    private final Mandates mandates;
    private final ConsentFacts consents;
    private final PatientIdentities identities;
    private final MandateStore store;
    private final MandateEvents events;
    private final Clock clock;

    MandateChanging(
            PersonLock lock,
            Mandates mandates,
            ConsentFacts consents,
            PatientIdentities identities,
            MandateStore store,
            MandateEvents events,
            Clock clock) {
        this.lock = lock;
        this.mandates = mandates;
        this.consents = consents;
        this.identities = identities;
        this.store = store;
        this.events = events;
        this.clock = clock;
    }

    /** A power that was given to her and that she has not answered. */
    KeptMandate proposedTo(String holder, String consentId) {
        return mandates.received(holder).stream()
                .filter(power -> power.consentId().equals(consentId) && !power.accepted())
                .findFirst()
                .orElseThrow(MandateRefused::absent);
    }

    @Transactional
    public void accept(String consentId, Actor holder) {
        String giver = proposedTo(holder.patientId(), consentId).mandate().giver();
        lock.holdAll(Stream.of(giver, holder.patientId()));
        proposedTo(holder.patientId(), consentId);
        if (Stream.of(giver, holder.patientId())
                .anyMatch(patient -> consents.acceptedTerms(patient).isEmpty())) {
            throw MandateRefused.conflict(Reason.TERMS_NOT_ACCEPTED.code());
        }
        store.accept(consentId, holder.reference(), clock.instant());
        events.tell(Change.CHANGED, holder, Optional.of(giver));
    }

    @Transactional
    public void decline(String consentId, Actor holder) {
        String giver = proposedTo(holder.patientId(), consentId).mandate().giver();
        lock.holdAll(Stream.of(giver, holder.patientId()));
        proposedTo(holder.patientId(), consentId);
        store.decline(consentId, holder.reference(), clock.instant());
        events.tell(Change.ENDED, holder, Optional.of(giver));
    }

    /** By either of them, before or after it was accepted. */
    @Transactional
    public void end(String consentId, Actor actor) {
        var power = ofHers(consentId, actor.patientId());
        String giver = power.mandate().giver();
        var holder = identities.patientOf(power.holder());
        lock.holdAll(Stream.of(giver, holder.orElse(giver)));
        ofHers(consentId, actor.patientId());
        store.end(consentId, actor.reference(), clock.instant());
        var other = giver.equals(actor.patientId()) ? holder : Optional.of(giver);
        events.tell(Change.ENDED, actor, other);
    }

    private KeptMandate ofHers(String consentId, String patient) {
        return Stream.concat(mandates.given(patient).stream(), mandates.received(patient).stream())
                .filter(power -> power.consentId().equals(consentId))
                .findFirst()
                .orElseThrow(MandateRefused::absent);
    }
}
