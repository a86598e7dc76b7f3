package no.samtykke.fhirserver.mandate;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.UUID;
import no.samtykke.fhirserver.access.RequestAccess;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import org.hl7.fhir.r4.model.Reference;

/**
 * Who acts, for herself, and through which app.
 *
 * @param patientId logical id of her Patient
 * @param clientName the app's name, as she approved it
 */
record Actor(String patientId, String clientId, String clientName, UUID sid) {

    /** The first door has let in only apps in the hands of a person who acts for herself. */
    static Actor of(RequestDetails request) {
        return RequestAccess.of(request)
                .filter(access -> access.caller() instanceof CitizenApp)
                .map(access -> of((CitizenApp) access.caller(), access))
                .orElseThrow(MandateRefused::absent);
    }

    private static Actor of(CitizenApp app, RequestAccess access) {
        return new Actor(app.actor(), app.clientId(), access.appName().orElse(app.clientId()), app.sid());
    }

    Reference reference() {
        return new Reference("Patient/" + patientId);
    }
}
