package no.samtykke.fhirserver.access;

import java.util.Optional;
import no.samtykke.fhirserver.consent.ConsentCategory;
import no.samtykke.fhirserver.smart.Interaction;

/**
 * R12. An app may store entries for a person only if she has consented to the health archive, and may change or remove
 * only entries that came from her own apps. Taking away an entry of her own needs no consent. Entries point to nobody
 * but her.
 */
class HealthArchiveRule implements AccessRule {

    @Override
    public Optional<Reason> objection(AccessRequest request) {
        if (!request.interaction().writes() || request.kind() == DataKind.SETTINGS) {
            return Optional.empty();
        }
        if (!request.facts().subject().permit(ConsentCategory.HEALTH_ARCHIVE)
                && request.interaction() != Interaction.DELETE) {
            return Optional.of(Reason.HEALTH_ARCHIVE_CONSENT_MISSING);
        }
        return switch (request.change()) {
            case Change.Unseen() -> Optional.empty();
            case Change.ArchiveEntry(var hers, var ownReferences) ->
                hers && ownReferences ? Optional.empty() : Optional.of(Reason.NOT_YOUR_ARCHIVE);
            case Change.ConsentGiven _, Change.ConsentWithdrawn _, Change.Other _ ->
                Optional.of(Reason.NOT_YOUR_ARCHIVE);
        };
    }
}
