package no.samtykke.fhirserver.explain;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import no.samtykke.fhirserver.access.Languages;
import no.samtykke.fhirserver.access.Preview;
import no.samtykke.fhirserver.access.Previews;
import no.samtykke.fhirserver.access.RequestAccess;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.stereotype.Component;

/** {@code $preview}: what a Consent would open and close, were it given, or ended. */
@Component
public class PreviewOperation {

    private final Previews previews;
    private final PreviewParameters told;

    PreviewOperation(Previews previews, PreviewParameters told) {
        this.previews = previews;
        this.told = told;
    }

    @Operation(name = "$preview")
    public Parameters preview(@ResourceParam Parameters in, RequestDetails request) {
        return told.of(previewOf(in, request), Languages.of(request));
    }

    /** The door let in nobody but an app in the hands of a person. */
    private Preview previewOf(Parameters in, RequestDetails request) {
        var app = (CitizenApp) RequestAccess.of(request).orElseThrow().caller();
        var draft = in.getParameter("consent");
        var end = in.getParameter("end");
        if (draft != null && end == null && draft.getResource() instanceof Consent consent) {
            return previews.ofGiving(request, app, consent);
        }
        if (end != null
                && draft == null
                && end.getValue() instanceof Reference reference
                && "Consent".equals(reference.getReferenceElement().getResourceType())) {
            return previews.ofEnding(
                    request, app, reference.getReferenceElement().getIdPart());
        }
        throw new InvalidRequestException(
                "Either the parameter consent, a Consent as it would be given, or end, a Reference to a Consent");
    }
}
