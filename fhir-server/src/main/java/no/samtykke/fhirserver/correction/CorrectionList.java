package no.samtykke.fhirserver.correction;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import no.samtykke.fhirserver.access.Decider;
import no.samtykke.fhirserver.correction.RequestedCorrections.Requested;
import no.samtykke.fhirserver.login.PatientIdentities;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.springframework.stereotype.Component;

/** What staff are shown: the list tells nothing of anybody, one request tells who asks for what. */
@Component
class CorrectionList {

    private static final int AT_MOST = 100;

    private final RequestedCorrections requested;
    private final Corrections corrections;
    private final PatientIdentities identities;
    private final Clock clock;

    CorrectionList(RequestedCorrections requested, Corrections corrections, PatientIdentities identities, Clock clock) {
        this.requested = requested;
        this.corrections = corrections;
        this.identities = identities;
        this.clock = clock;
    }

    Parameters open() {
        var out = new Parameters();
        var listed = requested.open(AT_MOST);
        listed.forEach(one -> head(out, one));
        int more = requested.open() - listed.size();
        if (more > 0) {
            out.addParameter("more", new IntegerType(more));
        }
        return out;
    }

    Parameters one(String taskId, Decider by) {
        var one = requested.of(taskId);
        var task = corrections.look(one, by);
        var out = new Parameters();
        var told = head(out, one);
        identities
                .numberOf(one.patientId())
                .ifPresent(number -> part(
                        told,
                        "patient",
                        new Identifier().setSystem(number.system()).setValue(number.value())));
        if (task.getFocus().hasReference()) {
            part(told, "target", new Reference(task.getFocus().getReference()));
        }
        task.getInput().forEach(input -> part(told, CorrectionTasks.ELEMENT, input.getValue()));
        part(told, "wish", new StringType(task.getDescription()));
        if (task.getReasonCode().hasText()) {
            part(told, "reason", new StringType(task.getReasonCode().getText()));
        }
        return out;
    }

    private ParametersParameterComponent head(Parameters out, Requested one) {
        var told = out.addParameter().setName("correction");
        part(told, "task", new Reference("Task/" + one.taskId()));
        part(told, "status", new CodeType(one.state().code()));
        part(told, "resource-type", new CodeType(one.targetType()));
        part(told, "requested-at", new InstantType(Date.from(one.at())));
        part(told, "due-on", new DateType(one.dueOn().toString()));
        part(told, "overdue", new BooleanType(one.state().isOpen() && isOver(one.dueOn())));
        return told;
    }

    private boolean isOver(LocalDate lastDay) {
        return LocalDate.now(clock).isAfter(lastDay);
    }

    private static void part(ParametersParameterComponent of, String name, Type value) {
        of.addPart().setName(name).setValue(value);
    }
}
