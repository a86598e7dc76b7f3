package no.samtykke.fhirserver.access;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import no.samtykke.fhirserver.access.AccessRequest.Target;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import no.samtykke.fhirserver.smart.Interaction;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.springframework.stereotype.Component;

/** Resources that an app names to an operation: read under the rules, as if it had read them. */
@Component
public class NamedResources {

    private final Decisions decisions;
    private final Ownership ownership;
    private final StoredContent stored;

    NamedResources(Decisions decisions, Ownership ownership, StoredContent stored) {
        this.decisions = decisions;
        this.ownership = ownership;
        this.stored = stored;
    }

    /**
     * One that is stored here, of the patient in context. Refuses what the app may not read; another's is told as what
     * does not exist.
     */
    public IBaseResource read(String type, String id, CitizenApp app, RequestDetails request) {
        decisions.demand(request, Interaction.READ, type, Target.SUBJECTS_DATA);
        if (ownership.ofStored(type, id, app) != Target.SUBJECTS_DATA) {
            throw Refusals.absent();
        }
        var current = stored.current(type, id);
        decisions.demand(
                request, Interaction.READ, type, Target.SUBJECTS_DATA, new Change.Unseen(), stored.of(current));
        return current;
    }

    /** Whether one of her own apps put it here, and so may change or remove it. */
    public static boolean isOwnEntry(IBaseResource resource) {
        return ArchiveOrigin.isOn(resource);
    }
}
