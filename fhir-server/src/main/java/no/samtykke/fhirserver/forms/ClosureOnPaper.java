package no.samtykke.fhirserver.forms;

import java.time.Clock;
import java.util.List;
import no.samtykke.fhirserver.access.Decider;
import no.samtykke.fhirserver.access.OperationRefused;
import no.samtykke.fhirserver.consent.ConsentChanged;
import no.samtykke.fhirserver.consent.ConsentFacts;
import no.samtykke.fhirserver.consent.ConsentPolicies;
import no.samtykke.fhirserver.consent.ConsentResources;
import no.samtykke.fhirserver.consent.ConsentStore;
import no.samtykke.fhirserver.consent.PersonLock;
import no.samtykke.fhirserver.login.PatientIdentities;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A form that asks to close something: it acts at once. Closing too much can be undone, closing too late cannot. */
@Component
class ClosureOnPaper {

    private final PersonLock lock;
    private final ConsentFacts facts;
    private final ConsentPolicies policies;
    private final ConsentStore store;
    private final KeptForms kept;
    private final PatientIdentities identities;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ClosureOnPaper(
            PersonLock lock,
            ConsentFacts facts,
            ConsentPolicies policies,
            ConsentStore store,
            KeptForms kept,
            PatientIdentities identities,
            ApplicationEventPublisher events,
            Clock clock) {
        this.lock = lock;
        this.facts = facts;
        this.policies = policies;
        this.store = store;
        this.kept = kept;
        this.identities = identities;
        this.events = events;
        this.clock = clock;
    }

    /**
     * The performer is the signer; the patient, when the signer has no Patient here: the form, which is the source of
     * the Consent, says who signed.
     *
     * @return the logical id of the Consent
     */
    @Transactional
    public String close(SignedForm form, String patient, Decider by) {
        lock.hold(patient);
        if (facts.active(patient, form.closure()).isPresent()) {
            throw new OperationRefused(409, "already-in-force");
        }
        var now = clock.instant();
        var performer = identities.patientOf(form.signer()).orElse(patient);
        var consent = ConsentResources.of(
                form.closure(),
                new Reference("Patient/" + patient),
                new Reference("Patient/" + performer),
                policies.inForce(form.closure()).orElseThrow(),
                now);
        consent.setSource(KeptForms.reference(kept.keep(form, now)));
        String id = store.give(consent, List.of(), now);
        events.publishEvent(by.changed(form.closure(), ConsentChanged.Change.GIVEN, patient));
        return id;
    }
}
