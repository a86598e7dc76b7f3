package no.samtykke.authserver.launch;

import java.time.LocalDate;
import java.util.Optional;
import no.samtykke.authserver.fhir.Represented;
import no.samtykke.authserver.fhir.Represented.Limits;
import no.samtykke.authserver.server.Secret;
import no.samtykke.authserver.session.NationalId;

/**
 * Someone she may represent, as a row of the picker.
 *
 * @param handle names the row in the form; random, so the page holds no id of a person
 * @param patient id of the Patient; empty until the terms are accepted for her
 */
public record Candidate(
        String handle,
        NationalId nationalId,
        String name,
        LocalDate birthDate,
        String basis,
        Limits limits,
        Optional<String> patient) {

    static Candidate of(Represented person) {
        return new Candidate(
                Secret.fresh(),
                person.nationalId(),
                person.name(),
                person.birthDate(),
                person.basis(),
                person.limits(),
                person.patient());
    }

    Candidate withPatient(String id) {
        return new Candidate(handle, nationalId, name, birthDate, basis, limits, Optional.of(id));
    }
}
