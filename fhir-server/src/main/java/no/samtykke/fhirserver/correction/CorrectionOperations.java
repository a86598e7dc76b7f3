package no.samtykke.fhirserver.correction;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import no.samtykke.fhirserver.access.Decider;
import no.samtykke.fhirserver.access.Languages;
import no.samtykke.fhirserver.access.Refusals;
import no.samtykke.fhirserver.access.RequestAccess;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The FHIR face of this room. Who may call what is for {@code access} to say. */
@Component
public class CorrectionOperations {

    private final CorrectionParameters parameters;
    private final CorrectionTargets targets;
    private final Corrections corrections;
    private final CorrectionList list;

    CorrectionOperations(
            CorrectionParameters parameters, CorrectionTargets targets, Corrections corrections, CorrectionList list) {
        this.parameters = parameters;
        this.targets = targets;
        this.corrections = corrections;
        this.list = list;
    }

    /** A reference to a version is taken as one to the resource. */
    @Operation(name = "$request-correction")
    public Parameters request(@ResourceParam Parameters in, RequestDetails request) {
        var wish = parameters.wish(in);
        var app = app(request);
        var by = Decider.of(request);
        targets.demand(parameters.target(in), app, request);
        return task(corrections.request(wish, app.subject(), by, Languages.of(request)));
    }

    @Operation(name = "$withdraw-correction")
    public Parameters withdraw(@ResourceParam Parameters in, RequestDetails request) {
        String task = parameters.task(in);
        corrections.withdraw(task, app(request).subject(), Decider.of(request));
        return task(task);
    }

    /** All that are open; with the parameter {@code task} one of them, with what she wrote. */
    @Operation(name = "$corrections")
    public Parameters list(@ResourceParam @Nullable Parameters in, RequestDetails request) {
        return in != null && in.hasParameter() ? list.one(parameters.task(in), Decider.of(request)) : list.open();
    }

    @Operation(name = "$answer-correction")
    public Parameters answer(@ResourceParam Parameters in, RequestDetails request) {
        String task = parameters.task(in);
        corrections.answer(task, parameters.answer(in), Decider.of(request));
        return task(task);
    }

    private static CitizenApp app(RequestDetails request) {
        return RequestAccess.appOf(request).orElseThrow(Refusals::absent);
    }

    private static Parameters task(String id) {
        return new Parameters().addParameter("task", new Reference("Task/" + id));
    }
}
