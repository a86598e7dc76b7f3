package no.samtykke.fhirserver.access;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Clock;
import java.util.List;
import no.samtykke.fhirserver.consent.ConsentCategory;
import no.samtykke.fhirserver.consent.ConsentFacts;
import no.samtykke.fhirserver.consent.ConsentPolicies;
import no.samtykke.fhirserver.consent.ConsentShape;
import no.samtykke.fhirserver.consent.ConsentStore;
import no.samtykke.fhirserver.consent.PersonLock;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.stereotype.Component;

/**
 * What happens besides, in the same transaction, when an app gives or withdraws a Consent: what is renewed ends, and a
 * Provenance tells who did it. To be asked after the policy has let it in.
 */
@Component
class ConsentSubmission {

    private static final String RENEWED = ConsentSubmission.class.getName();

    private final ConsentPolicies policies;
    private final PersonLock lock;
    private final ConsentOrder order;
    private final ConsentFacts facts;
    private final ConsentStore store;
    private final TermsWithdrawal terms;
    private final Refusals refusals;
    private final Clock clock;

    ConsentSubmission(
            ConsentPolicies policies,
            PersonLock lock,
            ConsentOrder order,
            ConsentFacts facts,
            ConsentStore store,
            TermsWithdrawal terms,
            Refusals refusals,
            Clock clock) {
        this.policies = policies;
        this.lock = lock;
        this.order = order;
        this.facts = facts;
        this.store = store;
        this.terms = terms;
        this.refusals = refusals;
        this.clock = clock;
    }

    /** Before it is stored. */
    void give(Consent consent, CitizenApp app, RequestDetails request) {
        var category = ConsentCategory.of(consent).orElseThrow();
        var wrong = ConsentShape.objections(consent, category, policies.inForce(category), clock);
        if (!wrong.isEmpty()) {
            throw refusals.malformed(wrong, request);
        }
        lock.hold(app.subject());
        var active = facts.active(
                app.subject(), category, consent.getPolicyFirstRep().getUri());
        order.demandGiving(category, app.subject(), active, request);
        store.makeRoom(active);
        consent.setUserData(RENEWED, active);
    }

    /** When it is stored and has its id. */
    void given(Consent consent) {
        if (consent.getUserData(RENEWED) instanceof List<?> renewed) {
            store.note(
                    consent.getIdElement().getIdPart(),
                    consent.getPatient(),
                    renewed.stream().map(String.class::cast).toList(),
                    consent.getPerformerFirstRep(),
                    clock.instant());
        }
    }

    /** Before it is stored. */
    void withdraw(Consent consent, CitizenApp app, RequestDetails request) {
        if (ConsentCategory.of(consent)
                .filter(ConsentCategory.PLATFORM_TERMS::equals)
                .isPresent()) {
            terms.prepare(consent, app, request);
        } else {
            lock.hold(app.subject());
        }
        store.note(
                consent.getIdElement().getIdPart(),
                consent.getPatient(),
                List.of(),
                new Reference("Patient/" + app.actor()),
                clock.instant());
    }
}
