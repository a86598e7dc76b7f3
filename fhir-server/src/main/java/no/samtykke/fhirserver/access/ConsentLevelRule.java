package no.samtykke.fhirserver.access;

import java.util.Optional;
import no.samtykke.fhirserver.consent.ConsentLevel;
import no.samtykke.fhirserver.smart.Interaction;

/**
 * R11c. A service is open from the level of consent that it needs: her own data from basic, the record from basic plus,
 * services that keep something for her from full. Taking away what is kept needs no level. Source: consent levels of
 * Helsenorge.
 */
class ConsentLevelRule implements AccessRule {

    @Override
    public Optional<Reason> objection(AccessRequest request) {
        if (request.isAboutActorsProfile()) {
            return Optional.empty();
        }
        boolean reached = request.facts()
                .subject()
                .level()
                .filter(level -> level.reaches(needed(request)))
                .isPresent();
        return reached ? Optional.empty() : Optional.of(Reason.CONSENT_LEVEL_TOO_LOW);
    }

    private static ConsentLevel needed(AccessRequest request) {
        boolean keeps = request.interaction().writes()
                && request.interaction() != Interaction.DELETE
                && request.kind() != DataKind.SETTINGS;
        return keeps ? ConsentLevel.FULL : request.kind().level();
    }
}
