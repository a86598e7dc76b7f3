package no.samtykke.fhirserver.mandate;

import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Property;

/** What is wrong with what was sent, element by element; values are not repeated. */
class Faults {

    private record Fault(String element, String demand) {}

    private final List<Fault> found = new ArrayList<>();

    /** @param element as a FHIRPath, beginning with the type */
    void unless(boolean right, String element, String demand) {
        if (!right) {
            found.add(new Fault(element, demand));
        }
    }

    /** Every element that holds something must be named: one that is not understood is refused, never dropped. */
    void unlessOnly(Set<String> elements, Base part, String path) {
        part.children().stream()
                .filter(Property::hasValues)
                .map(Property::getName)
                .map(name -> name.replace("[x]", ""))
                .filter(name -> !elements.contains(name))
                .forEach(name -> found.add(new Fault(path + "." + name, "does not belong in a power of attorney")));
    }

    /** 422 with all that was found, if anything was. */
    void refuse() {
        if (found.isEmpty()) {
            return;
        }
        var outcome = new OperationOutcome();
        for (var fault : found) {
            outcome.addIssue()
                    .setSeverity(OperationOutcome.IssueSeverity.ERROR)
                    .setCode(OperationOutcome.IssueType.INVALID)
                    .setDiagnostics(fault.element() + " " + fault.demand())
                    .addExpression(fault.element());
        }
        throw new UnprocessableEntityException("The power of attorney is not well formed", outcome);
    }
}
