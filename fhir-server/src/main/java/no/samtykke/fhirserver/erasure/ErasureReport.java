package no.samtykke.fhirserver.erasure;

import java.util.Map;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;

/** What a run tells staff of one person: her Patient id, which names nobody, and counts. */
final class ErasureReport {

    private ErasureReport() {}

    static void add(ErasureRuns.Outcome outcome, Parameters report) {
        var person = report.addParameter().setName("person");
        person.addPart().setName("patient").setValue(new IdType(outcome.patientId()));
        outcome.stays().ifPresent(why -> person.addPart().setName("stays").setValue(new CodeType(why)));
        outcome.plan().ifPresent(plan -> {
            add("removed", plan.removedCounts(), person);
            add("kept", plan.keptCounts(), person);
        });
    }

    private static void add(String name, Map<String, Integer> counts, ParametersParameterComponent person) {
        counts.forEach((kind, count) -> {
            var part = person.addPart().setName(name);
            part.addPart().setName("kind").setValue(new CodeType(kind));
            part.addPart().setName("count").setValue(new IntegerType(count));
        });
    }
}
