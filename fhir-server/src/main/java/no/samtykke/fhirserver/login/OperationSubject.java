package no.samtykke.fhirserver.login;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.Optional;
import no.samtykke.fhirserver.access.Refusals;
import no.samtykke.fhirserver.access.RequestAccess;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import org.hl7.fhir.r4.model.Parameters;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whom an operation is about: for an app the patient in context and nobody else, for staff the one whom they name by
 * her number, in the body, as the Identifier {@code patient}.
 */
@Component
public class OperationSubject {

    private static final String PATIENT = "patient";

    private final LoginParameters read;
    private final PatientIdentities identities;

    OperationSubject(LoginParameters read, PatientIdentities identities) {
        this.read = read;
        this.identities = identities;
    }

    /**
     * The logical id of the Patient. One who is not known here is told as what does not exist; an app that names
     * somebody is refused with 400.
     */
    public String of(@Nullable Parameters in, RequestDetails request) {
        boolean named = in != null && in.hasParameter(PATIENT);
        if (RequestAccess.of(request).orElseThrow().caller() instanceof CitizenApp app) {
            if (named) {
                throw new InvalidRequestException("Parameter patient is for staff; an app has its patient in context");
            }
            return app.subject();
        }
        return Optional.ofNullable(in)
                .map(given -> read.requiredPerson(given, PATIENT))
                .flatMap(identities::patientOf)
                .orElseThrow(Refusals::absent);
    }
}
