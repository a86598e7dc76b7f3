package no.samtykke.authserver.fhir;

import java.time.LocalDate;
import java.util.Optional;
import no.samtykke.authserver.session.NationalId;

/**
 * A person whom the one logged in may represent today.
 *
 * @param basis {@code parental-responsibility} or {@code guardianship}
 * @param reduced whether some of the health data are kept from the representative (a child of 12 to 15)
 * @param patient id of her Patient; empty until the terms are accepted for her
 */
public record Represented(
        NationalId nationalId,
        String name,
        LocalDate birthDate,
        String basis,
        boolean reduced,
        Optional<String> patient) {}
