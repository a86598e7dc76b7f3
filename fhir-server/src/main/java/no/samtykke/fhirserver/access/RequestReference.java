package no.samtykke.fhirserver.access;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.UUID;

/** The number by which a refusal and the entries of the usage log about the same request are found together. */
public final class RequestReference {

    private static final String KEY = RequestReference.class.getName();

    private RequestReference() {}

    /** The same for one HTTP request, whoever asks first. */
    public static UUID of(RequestDetails request) {
        return (UUID) request.getUserData().computeIfAbsent(KEY, _ -> UUID.randomUUID());
    }
}
