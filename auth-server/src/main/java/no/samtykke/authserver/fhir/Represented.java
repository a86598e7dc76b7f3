package no.samtykke.authserver.fhir;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import no.samtykke.authserver.session.NationalId;

/**
 * A person whom the one logged in may represent today.
 *
 * @param basis {@code parental-responsibility}, {@code guardianship} or {@code power-of-attorney}
 * @param limits how far it goes
 * @param patient id of her Patient; empty until the terms are accepted for her
 */
public record Represented(
        NationalId nationalId,
        String name,
        LocalDate birthDate,
        String basis,
        Limits limits,
        Optional<String> patient) {

    /**
     * How far a representation goes.
     *
     * @param reduced whether some of the health data are kept from the representative (a child of 12 to 15)
     * @param until the last day; empty when none is known
     * @param areas codes of the fhir-server's code system {@code service-area} that a power of attorney covers; none
     *     where the basis is not divided into areas
     */
    public record Limits(boolean reduced, Optional<LocalDate> until, List<String> areas) {}
}
