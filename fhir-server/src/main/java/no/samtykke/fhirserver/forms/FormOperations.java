package no.samtykke.fhirserver.forms;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import no.samtykke.fhirserver.access.Decider;
import no.samtykke.fhirserver.login.OperationSubject;
import no.samtykke.fhirserver.login.PatientIdentities;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.stereotype.Component;

/** What staff do with forms. Who is staff is for {@code access} to say. */
@Component
public class FormOperations {

    private final OperationSubject subject;
    private final FormReader reader;
    private final Signatures signatures;
    private final PatientIdentities identities;
    private final Reopening reopening;
    private final ClosureOnPaper closure;
    private final ReceivedForms received;
    private final KeptForms kept;

    FormOperations(
            OperationSubject subject,
            FormReader reader,
            Signatures signatures,
            PatientIdentities identities,
            Reopening reopening,
            ClosureOnPaper closure,
            ReceivedForms received,
            KeptForms kept) {
        this.subject = subject;
        this.reader = reader;
        this.signatures = signatures;
        this.identities = identities;
        this.reopening = reopening;
        this.closure = closure;
        this.received = received;
        this.kept = kept;
    }

    @Operation(name = "$receive-form")
    public Parameters receive(@ResourceParam Parameters in, RequestDetails request) {
        String patient = subject.of(in, request);
        var form = signed(in, patient, Form.Wish.REOPEN);
        return new Parameters()
                .addParameter("task", new Reference("Task/" + reopening.receive(form, patient, Decider.of(request))));
    }

    /** The register is asked again: who may sign may have changed since the form was received. */
    @Operation(name = "$handle-form")
    public Parameters handle(@ResourceParam Parameters in, RequestDetails request) {
        String task = task(in);
        var asked = received.undecided(task);
        String why = in.hasParameter("reason") ? text(in, "reason") : "";
        switch (text(in, "decision")) {
            case "accept" -> {
                var form = reader.read(kept.read(asked.formId()), Form.Wish.REOPEN);
                signatures.demand(form);
                reopening.accept(task, form, why, Decider.of(request));
            }
            case "reject" -> reopening.reject(task, text(in, "reason"), Decider.of(request));
            default -> throw missing("decision");
        }
        return new Parameters().addParameter("task", new Reference("Task/" + task));
    }

    @Operation(name = "$close-access")
    public Parameters close(@ResourceParam Parameters in, RequestDetails request) {
        String patient = subject.of(in, request);
        var form = signed(in, patient, Form.Wish.CLOSE);
        return new Parameters()
                .addParameter("consent", new Reference("Consent/" + closure.close(form, patient, Decider.of(request))));
    }

    private SignedForm signed(Parameters in, String patient, Form.Wish wish) {
        if (!(in.getParameter("form") instanceof ParametersParameterComponent given)
                || !(given.getResource() instanceof QuestionnaireResponse response)) {
            throw missing("form");
        }
        var form = reader.read(response, wish);
        if (identities.patientOf(form.person()).filter(patient::equals).isEmpty()) {
            throw Answers.invalid(FormReader.PERSON);
        }
        signatures.demand(form);
        return form;
    }

    private static String task(Parameters in) {
        if (in.getParameter("task") instanceof ParametersParameterComponent given
                && given.getValue() instanceof Reference reference
                && "Task".equals(reference.getReferenceElement().getResourceType())) {
            return reference.getReferenceElement().getIdPart();
        }
        throw missing("task");
    }

    private static String text(Parameters in, String name) {
        if (in.getParameter(name) instanceof ParametersParameterComponent given
                && given.getValue() instanceof PrimitiveType<?> value
                && value.hasValue()) {
            return value.getValueAsString();
        }
        throw missing(name);
    }

    private static InvalidRequestException missing(String name) {
        return new InvalidRequestException("Parameter " + name + " is missing or not well formed");
    }
}
