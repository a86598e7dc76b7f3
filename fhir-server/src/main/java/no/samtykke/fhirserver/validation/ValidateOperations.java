package no.samtykke.fhirserver.validation;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import no.samtykke.fhirserver.access.Validated;
import org.springframework.stereotype.Component;

/** One {@link ValidateOperation} for each type. */
@Component
public class ValidateOperations {

    private final List<ValidateOperation> all;

    ValidateOperations(FhirContext fhir, Validation validation, ToldFindings told, StoredNow stored) {
        all = Validated.types().stream()
                .map(type -> new ValidateOperation(
                        fhir.getResourceDefinition(type).getImplementingClass(), validation, told, stored))
                .toList();
    }

    public List<ValidateOperation> all() {
        return all;
    }
}
