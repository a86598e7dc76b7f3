package no.samtykke.fhirserver.representation;

import java.util.Set;
import no.samtykke.fhirserver.nationalid.NationalId;
import org.jspecify.annotations.Nullable;

/**
 * One who is related to a registered person, today.
 *
 * @param ids her numbers, present and replaced; empty when the register gives none that this server takes
 * @param home null when the register gives none
 */
public record Related(
        Set<NationalId> ids,
        boolean parentalResponsibility,
        Guardianship guardianship,
        @Nullable HomeAddress home,
        boolean protectedAddress) {

    /** What a guardian is appointed to take care of. */
    public enum Guardianship {
        NONE,
        OTHER_INTERESTS,
        PERSONAL_INTERESTS
    }

    public Related {
        ids = Set.copyOf(ids);
    }

    boolean representsOnAnyGround() {
        return parentalResponsibility || guardianship != Guardianship.NONE;
    }
}
