package no.samtykke.fhirserver.access;

import java.util.Optional;
import no.samtykke.fhirserver.access.Change.ConsentGiven;
import no.samtykke.fhirserver.consent.ConsentCategory;

/**
 * R13. Through an app a person may give the Consent to the health archive, in her own name, and withdraw any Consent
 * that is active. She cannot accept the terms or approve an app that way: for that she must see what she agrees to. A
 * Consent is otherwise never changed.
 */
class ConsentSubmissionRule implements AccessRule {

    @Override
    public Optional<Reason> objection(AccessRequest request) {
        if (!request.interaction().writes() || !request.resourceType().equals("Consent")) {
            return Optional.empty();
        }
        return switch (request.change()) {
            case Change.Unseen(), Change.ConsentWithdrawn() -> Optional.empty();
            case ConsentGiven(var category, var byActor, var wellShaped)
            when byActor && wellShaped && category == ConsentCategory.HEALTH_ARCHIVE -> Optional.empty();
            case ConsentGiven _ -> Optional.of(Reason.CONSENT_NOT_YOURS);
            case Change.ArchiveEntry _, Change.Other _ -> Optional.of(Reason.CONSENT_CHANGE_NOT_ALLOWED);
        };
    }
}
