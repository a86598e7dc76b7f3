package no.samtykke.fhirserver.representation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import no.samtykke.fhirserver.nationalid.NationalId;
import no.samtykke.fhirserver.nationalid.NationalIds;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.stereotype.Component;

/** Reads the numbers of the register's identifiers; what this server does not take is left out. */
@Component
class Identifiers {

    private final NationalIds numbers;

    Identifiers(NationalIds numbers) {
        this.numbers = numbers;
    }

    Optional<NationalId> taken(Identifier identifier) {
        return numbers.take(identifier.getSystem(), identifier.getValue());
    }

    Set<NationalId> taken(List<Identifier> identifiers) {
        return identifiers.stream().flatMap(one -> taken(one).stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** A number in the reference counts before its address. */
    boolean pointsTo(Reference reference, Patient patient) {
        if (reference.getIdentifier().hasValue()) {
            return taken(reference.getIdentifier())
                    .filter(taken(patient.getIdentifier())::contains)
                    .isPresent();
        }
        String id = reference.getReferenceElement().getIdPart();
        return id != null && id.equals(patient.getIdElement().getIdPart());
    }
}
