package no.samtykke.fhirserver.access;

import ca.uhn.fhir.context.FhirContext;
import no.samtykke.fhirserver.consent.ConsentCategory;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** Sees what a write of an app does, in the words of {@link Change}. */
@Component
class Changes {

    private static final String ORIGIN_SYSTEM = "https://samtykke.example/fhir/CodeSystem/origin";
    private static final String HEALTH_ARCHIVE = "health-archive";

    private final FhirContext fhir;

    Changes(FhirContext fhir) {
        this.fhir = fhir;
    }

    Change creation(IBaseResource created, CitizenApp app) {
        return created instanceof Consent consent
                ? consentGiven(consent, app)
                : new Change.ArchiveEntry(true, hasOwnReferencesOnly(created, app));
    }

    Change update(IBaseResource before, IBaseResource after, CitizenApp app) {
        if (before instanceof Consent old && after instanceof Consent next) {
            return isWithdrawal(old, next) ? new Change.ConsentWithdrawn(ConsentCategory.of(old)) : new Change.Other();
        }
        return new Change.ArchiveEntry(isFromArchive(before), hasOwnReferencesOnly(after, app));
    }

    /** An update by which nothing is changed. A Consent must change, so of one nothing can be said beforehand. */
    Change unchanged(IBaseResource stored, CitizenApp app) {
        return stored instanceof Consent ? new Change.Unseen() : update(stored, stored, app);
    }

    Change deletion(IBaseResource deleted, CitizenApp app) {
        return deleted instanceof Consent
                ? new Change.Other()
                : new Change.ArchiveEntry(isFromArchive(deleted), hasOwnReferencesOnly(deleted, app));
    }

    /** Where an entry came from is for the server to say: what the app wrote in {@code meta} is dropped. */
    static void markOrigin(IBaseResource resource) {
        if (resource instanceof Resource stored && !(resource instanceof Consent)) {
            var meta = new Meta();
            meta.setVersionIdElement(stored.getMeta().getVersionIdElement());
            meta.addTag().setSystem(ORIGIN_SYSTEM).setCode(HEALTH_ARCHIVE);
            stored.setMeta(meta);
        }
    }

    /** A system cannot pass its resources off as entries of the citizen. */
    static void dropOrigin(IBaseResource resource) {
        resource.getMeta().getTag().removeIf(tag -> ORIGIN_SYSTEM.equals(tag.getSystem()));
    }

    static boolean isFromArchive(IBaseResource resource) {
        return resource.getMeta().getTag(ORIGIN_SYSTEM, HEALTH_ARCHIVE) != null;
    }

    private static Change consentGiven(Consent consent, CitizenApp app) {
        return ConsentCategory.of(consent)
                .<Change>map(category -> new Change.ConsentGiven(category, isByNoOther(consent, app.actor())))
                .orElseGet(Change.Other::new);
    }

    /** That somebody must stand there is said by the shape of a Consent. */
    private static boolean isByNoOther(Consent consent, String actor) {
        return consent.getPerformer().stream().map(RecordOwner::patientId).allMatch(actor::equals);
    }

    private static boolean isWithdrawal(Consent before, Consent after) {
        if (before.getStatus() != Consent.ConsentState.ACTIVE || after.getStatus() != Consent.ConsentState.INACTIVE) {
            return false;
        }
        return comparable(before).equalsDeep(comparable(after));
    }

    /** Status, id and what the server keeps in {@code meta} aside. */
    private static Consent comparable(Consent consent) {
        var copy = consent.copy();
        copy.setStatus(null);
        copy.setMeta(null);
        copy.setId((String) null);
        return copy;
    }

    /**
     * Whether the resource points at nothing but the patient in context, the person who acts, and what it contains
     * itself. Any other reference would tell by the answer whether its target exists.
     */
    private boolean hasOwnReferencesOnly(IBaseResource resource, CitizenApp app) {
        return fhir.newTerser().getAllResourceReferences(resource).stream()
                .map(found -> (Reference) found.getResourceReference())
                .filter(reference -> !reference.getReferenceElement().isEmpty())
                .filter(reference -> !reference.getReferenceElement().isLocal())
                .map(RecordOwner::patientId)
                .allMatch(patient -> patient.equals(app.subject()) || patient.equals(app.actor()));
    }
}
