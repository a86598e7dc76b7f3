package no.samtykke.fhirserver.passthrough;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import no.samtykke.fhirserver.access.Refusals;
import no.samtykke.fhirserver.access.RequestAccess;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import org.springframework.stereotype.Component;

/** The app that asks: what passes through is for apps in the hands of a person, and for no system. */
@Component
class Callers {

    CitizenApp appOf(RequestDetails request) {
        return RequestAccess.appOf(request).orElseThrow(Refusals::absent);
    }
}
