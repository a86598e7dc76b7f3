package no.samtykke.fhirserver.access;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import no.samtykke.fhirserver.consent.ConsentCategory;
import no.samtykke.fhirserver.consent.ConsentFacts;
import no.samtykke.fhirserver.consent.ConsentPolicies;
import no.samtykke.fhirserver.consent.ConsentShape;
import no.samtykke.fhirserver.consent.ConsentStore;
import no.samtykke.fhirserver.consent.PersonLock;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.stereotype.Component;

/**
 * What happens besides, in the same transaction, when an app gives or withdraws a Consent: what is renewed ends, and a
 * Provenance tells who did it. It stands behind {@link WriteDoor}, which has let the change in. What the server stores
 * of itself comes from no app, and is noted by {@link ConsentStore}.
 */
@Component
@Interceptor
public class ConsentSubmission {

    private static final String RENEWED = ConsentSubmission.class.getName();
    private static final int BEHIND_THE_DOOR = 100;

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

    @Hook(value = Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED, order = BEHIND_THE_DOOR)
    public void onGiving(IBaseResource sent, RequestDetails request) {
        if (sent instanceof Consent consent) {
            appOf(request).ifPresent(app -> give(consent, app, request));
        }
    }

    @Hook(value = Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED, order = BEHIND_THE_DOOR)
    public void onWithdrawal(IBaseResource before, IBaseResource after, RequestDetails request) {
        if (after instanceof Consent consent) {
            appOf(request).ifPresent(app -> withdraw(consent, app, request));
        }
    }

    /** Now it has its id. */
    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED)
    public void onGiven(IBaseResource stored) {
        if (stored instanceof Consent consent && consent.getUserData(RENEWED) instanceof List<?> renewed) {
            store.note(
                    consent.getIdElement().getIdPart(),
                    consent.getPatient(),
                    renewed.stream().map(String.class::cast).toList(),
                    consent.getPerformerFirstRep(),
                    clock.instant());
        }
    }

    private void give(Consent consent, CitizenApp app, RequestDetails request) {
        lock.hold(app.subject());
        var renewed = demandGiving(consent, app, request);
        store.makeRoom(renewed);
        consent.setUserData(RENEWED, renewed);
    }

    /**
     * Refuses what is not of the right shape, and what comes in the wrong order.
     *
     * @return the Consents that this one renews
     */
    List<String> demandGiving(Consent consent, CitizenApp app, RequestDetails request) {
        var category = ConsentCategory.of(consent).orElseThrow();
        var wrong = ConsentShape.objections(consent, category, policies.inForce(category), clock);
        if (!wrong.isEmpty()) {
            throw refusals.malformed(wrong, request);
        }
        var active = facts.active(
                app.subject(), category, consent.getPolicyFirstRep().getUri());
        order.demandGiving(category, app.subject(), active, request);
        return active;
    }

    private void withdraw(Consent consent, CitizenApp app, RequestDetails request) {
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

    private static Optional<CitizenApp> appOf(RequestDetails request) {
        return RequestAccess.of(request)
                .map(RequestAccess::caller)
                .filter(CitizenApp.class::isInstance)
                .map(CitizenApp.class::cast);
    }
}
