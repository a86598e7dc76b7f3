package no.samtykke.fhirserver.representation;

import java.time.LocalDate;
import no.samtykke.fhirserver.nationalid.NationalId;

/**
 * A child or ward of somebody.
 *
 * @param relation {@link Relation.ParentOf} or {@link Relation.GuardianOf}; whether it gives access is not said here
 */
public record Represented(NationalId id, String name, LocalDate birthDate, Relation relation) {

    @Override
    public String toString() {
        return "Represented";
    }
}
