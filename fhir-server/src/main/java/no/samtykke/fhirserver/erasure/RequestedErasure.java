package no.samtykke.fhirserver.erasure;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.samtykke.fhirserver.access.ArchiveOrigin;
import no.samtykke.fhirserver.access.RecordOwner;
import no.samtykke.fhirserver.access.Refusals;
import no.samtykke.fhirserver.access.ServedType;
import no.samtykke.fhirserver.consent.ConsentFacts;
import no.samtykke.fhirserver.consent.Retention;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import no.samtykke.fhirserver.smart.Interaction;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.IdType;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What she asks to have erased. All of it: the terms are withdrawn now, by the way and under the rules of any
 * withdrawal, and her day of erasure comes soon, so that she can regret it. One entry that an app of hers stored: at
 * once, with all its versions. What another wrote is for that other to erase.
 */
@Component
class RequestedErasure {

    private final DaoRegistry storage;
    private final ConsentFacts facts;
    private final Retention retention;
    private final ErasurePlans plans;
    private final ErasureHolds holds;
    private final StoredResources stored;
    private final Expunge expunge;
    private final Controllers controllers;
    private final Clock clock;

    /**
     * What becomes of it.
     *
     * @param heldUntil the last day on which she is not erased though her day has come
     * @param kept how many Consents stay for other controllers, by category
     */
    record Answer(LocalDate erasedOn, Optional<LocalDate> heldUntil, Map<String, Integer> kept) {}

    RequestedErasure(
            DaoRegistry storage,
            ConsentFacts facts,
            Retention retention,
            ErasurePlans plans,
            ErasureHolds holds,
            StoredResources stored,
            Expunge expunge,
            Controllers controllers,
            Clock clock) {
        this.storage = storage;
        this.facts = facts;
        this.retention = retention;
        this.plans = plans;
        this.holds = holds;
        this.stored = stored;
        this.expunge = expunge;
        this.controllers = controllers;
        this.clock = clock;
    }

    @Transactional
    public Answer all(CitizenApp app, RequestDetails request) {
        String patient = app.subject();
        var dao = storage.getResourceDao(Consent.class);
        for (String id : facts.activeTerms(patient)) {
            var terms = dao.read(new IdType("Consent", id), new SystemRequestDetails());
            dao.update(terms.setStatus(Consent.ConsentState.INACTIVE), request);
        }
        var erasedOn = retention.hasten(patient, clock.instant());
        return new Answer(
                erasedOn,
                holds.of(patient).map(ErasureHolds.Hold::until),
                plans.of(patient).orElseThrow().keptCounts());
    }

    @Transactional
    public void one(IIdType target, CitizenApp app, RequestDetails request) {
        var found = stored.find(String.valueOf(target.getResourceType()), String.valueOf(target.getIdPart()))
                .filter(resource -> ServedType.of(resource.type()).isPresent())
                .orElseThrow(Refusals::absent);
        var dao = storage.getResourceDao(found.type());
        var id = new IdType(found.type(), found.id());
        IBaseResource resource = dao.read(id, new SystemRequestDetails());
        if (RecordOwner.of(resource).filter(app.subject()::equals).isEmpty()) {
            throw Refusals.absent();
        }
        if (!ArchiveOrigin.isOn(resource)
                || ServedType.of(found.type())
                        .filter(type -> type.offers(Interaction.DELETE))
                        .isEmpty()) {
            throw controllers.refusal(resource, request);
        }
        dao.delete(id, request);
        expunge.remove(List.of(found));
    }
}
