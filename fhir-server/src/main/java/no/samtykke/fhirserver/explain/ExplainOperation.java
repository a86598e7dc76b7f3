package no.samtykke.fhirserver.explain;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import no.samtykke.fhirserver.access.Explanation;
import no.samtykke.fhirserver.access.Explanations;
import no.samtykke.fhirserver.access.Languages;
import no.samtykke.fhirserver.access.RequestAccess;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import org.hl7.fhir.r4.model.Parameters;
import org.springframework.stereotype.Component;

/**
 * {@code $explain}: what the rules answer, and why. An app asks about itself, also when everything else is refused to
 * it; support asks about a citizen who lets it in.
 */
@Component
public class ExplainOperation {

    private final Explanations explanations;
    private final ExplainParameters read;
    private final ExplanationParameters told;

    ExplainOperation(Explanations explanations, ExplainParameters read, ExplanationParameters told) {
        this.explanations = explanations;
        this.read = read;
        this.told = told;
    }

    @Operation(name = "$explain")
    public Parameters explain(@ResourceParam Parameters in, RequestDetails request) {
        return told.of(explanation(in, request), Languages.of(request));
    }

    private Explanation explanation(Parameters in, RequestDetails request) {
        var question = read.question(in);
        var caller = RequestAccess.of(request).orElseThrow().caller();
        if (caller instanceof CitizenApp app) {
            return explanations.ofApp(request, app, question);
        }
        String patient = read.requiredPatient(in, "patient");
        return explanations.ofAnother(
                request,
                read.patient(in, "actor").orElse(patient),
                patient,
                read.requiredText(in, "client-id"),
                read.ofTypeOnly(question));
    }
}
