package no.samtykke.fhirserver.access;

import java.util.Optional;
import no.samtykke.fhirserver.smart.Interaction;

/**
 * R11. A token reaches the patient in context and nobody else. What lies outside is told as absent, which is also what
 * is told of what does not exist. Of the person who acts for another, her own Patient resource may be read, no more.
 */
class CompartmentRule implements AccessRule {

    @Override
    public Optional<Reason> objection(AccessRequest request) {
        boolean reached = switch (request.target()) {
            case SUBJECTS_DATA -> true;
            case ACTORS_PROFILE -> request.interaction() == Interaction.READ;
            case SOMEONE_ELSES -> false;
        };
        return reached ? Optional.empty() : Optional.of(Reason.NOT_KNOWN);
    }
}
