package no.samtykke.fhirserver.usagelog;

import ca.uhn.fhir.rest.api.server.RequestDetails;

/** Says whose log a request may read. Implemented where access is decided. */
public interface LogAudience {

    /**
     * The id of the one Patient whose log the caller may read.
     *
     * @throws ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException when it is nobody's
     */
    String patientOf(RequestDetails request);
}
