package no.samtykke.fhirserver.representation;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import no.samtykke.fhirserver.nationalid.NationalId;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.springframework.stereotype.Component;

/** Reads the register's Patient. What is missing that every registered person has makes the answer nonsense. */
@Component
class PersonReader {

    private final Identifiers identifiers;
    private final Periods periods;

    PersonReader(Identifiers identifiers, Periods periods) {
        this.identifiers = identifiers;
        this.periods = periods;
    }

    RegisteredPerson read(NationalId asked, Patient patient, List<Related> related) throws RegisterUnavailable {
        if (!identifiers.taken(patient.getIdentifier()).contains(asked)) {
            throw new RegisterUnavailable("another person than the one asked for");
        }
        var current = current(patient);
        return new RegisteredPerson(
                current,
                !current.equals(asked),
                birthDate(patient),
                isDeceased(patient),
                name(patient),
                Addresses.home(patient.getAddress()),
                Addresses.isProtected(patient.getMeta()),
                related);
    }

    private NationalId current(Patient patient) throws RegisterUnavailable {
        var current = identifiers.taken(patient.getIdentifier().stream()
                .filter(id -> id.getUse() != Identifier.IdentifierUse.OLD && periods.holdToday(id.getPeriod()))
                .toList());
        if (current.size() != 1) {
            throw new RegisterUnavailable("a person with " + current.size() + " present numbers that are taken here");
        }
        return current.iterator().next();
    }

    private static LocalDate birthDate(Patient patient) throws RegisterUnavailable {
        try {
            return LocalDate.parse(String.valueOf(patient.getBirthDateElement().getValueAsString()));
        } catch (DateTimeException notADay) {
            throw new RegisterUnavailable("a person without a whole birth date");
        }
    }

    private static boolean isDeceased(Patient patient) {
        return patient.hasDeceased() && !(patient.getDeceased() instanceof BooleanType told && !told.booleanValue());
    }

    private static String name(Patient patient) throws RegisterUnavailable {
        return patient.getName().stream()
                .filter(name -> !name.hasUse() || name.getUse() == HumanName.NameUse.OFFICIAL)
                .map(HumanName::getNameAsSingleString)
                .filter(name -> !name.isBlank())
                .findFirst()
                .orElseThrow(() -> new RegisterUnavailable("a person without a name"));
    }
}
