package no.samtykke.fhirserver.usagelog;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import no.samtykke.fhirserver.access.Refusals;
import no.samtykke.fhirserver.access.RequestAccess;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import org.springframework.stereotype.Component;

/** The log of the patient in context, and no other; whether the app may read it was decided at the first door. */
@Component
class CallersLog implements LogAudience {

    @Override
    public String patientOf(RequestDetails request) {
        return RequestAccess.appOf(request).map(CitizenApp::subject).orElseThrow(Refusals::absent);
    }
}
