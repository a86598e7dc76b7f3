package no.samtykke.fhirserver.erasure;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.samtykke.fhirserver.consent.ConsentCategory;
import no.samtykke.fhirserver.consent.ConsentChanged;
import no.samtykke.fhirserver.consent.ConsentFacts;
import no.samtykke.fhirserver.consent.ConsentStore;
import no.samtykke.fhirserver.consent.ErasedPerson;
import no.samtykke.fhirserver.login.PatientIdentities;
import no.samtykke.fhirserver.nationalid.NationalId;
import no.samtykke.fhirserver.representation.Mandates;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * What an erased person could do for others ends first, and each of them sees it in the log: powers of attorney that
 * she held or was offered, and apps that she approved for somebody else. Then she is taken out of what told who she
 * was.
 */
@Component
class PowersHeld {

    private final FhirContext fhir;
    private final Mandates mandates;
    private final ConsentFacts facts;
    private final ConsentStore store;
    private final DaoRegistry storage;
    private final StoredResources stored;
    private final OthersResources others;
    private final PatientIdentities identities;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PowersHeld(
            FhirContext fhir,
            Mandates mandates,
            ConsentFacts facts,
            ConsentStore store,
            DaoRegistry storage,
            StoredResources stored,
            OthersResources others,
            PatientIdentities identities,
            ApplicationEventPublisher events,
            Clock clock) {
        this.fhir = fhir;
        this.mandates = mandates;
        this.facts = facts;
        this.store = store;
        this.storage = storage;
        this.stored = stored;
        this.others = others;
        this.identities = identities;
        this.events = events;
        this.clock = clock;
    }

    /** Whose powers she holds or was offered. */
    List<String> givers(String patientId) {
        return mandates.received(patientId).stream()
                .map(kept -> kept.mandate().giver())
                .toList();
    }

    void end(String patientId) {
        var asHolder = stored.asHolder(patientId);
        mandates.received(patientId)
                .forEach(kept -> end(
                        ConsentCategory.PROXY_MANDATE,
                        kept.mandate().consentId(),
                        kept.mandate().giver()));
        for (String approval : facts.activeApprovalsBy(patientId)) {
            String owner = ownerOf(approval);
            if (!owner.equals(patientId)) {
                end(ConsentCategory.APP_ACCESS, approval, owner);
            }
        }
        asHolder.forEach(related -> others.change(related, PowersHeld::nameless));
        var numbers = identities.numbersOf(patientId);
        for (NationalId number : numbers) {
            stored.formsNaming(number.value())
                    .forEach(form -> others.change(form, resource -> unname(resource, numbers)));
        }
    }

    private void end(ConsentCategory category, String consentId, String owner) {
        store.end(List.of(consentId), ErasedPerson.reference(), clock.instant());
        events.publishEvent(new ConsentChanged(
                category,
                ConsentChanged.Change.ENDED,
                owner,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    }

    private String ownerOf(String consentId) {
        return storage.getResourceDao(Consent.class)
                .read(new IdType("Consent", consentId), new SystemRequestDetails())
                .getPatient()
                .getReferenceElement()
                .getIdPart();
    }

    private IBaseResource unname(IBaseResource form, Set<NationalId> numbers) {
        fhir.newTerser().getAllResourceReferences(form).stream()
                .map(found -> (Reference) found.getResourceReference())
                .filter(reference -> isOf(reference.getIdentifier(), numbers))
                .forEach(ErasedPerson::takePlaceIn);
        return form;
    }

    /** What is left is that there was somebody, what she was to the giver, and when. */
    private static IBaseResource nameless(IBaseResource resource) {
        var related = (RelatedPerson) resource;
        var left = new RelatedPerson();
        left.setId(related.getIdElement());
        left.setMeta(related.getMeta());
        left.setActive(related.getActive());
        left.setPatient(related.getPatient());
        left.setRelationship(related.getRelationship());
        left.setPeriod(related.getPeriod());
        return left;
    }

    private static boolean isOf(Identifier identifier, Set<NationalId> numbers) {
        return numbers.stream()
                .anyMatch(number -> number.system().equals(identifier.getSystem())
                        && number.value().equals(identifier.getValue()));
    }
}
