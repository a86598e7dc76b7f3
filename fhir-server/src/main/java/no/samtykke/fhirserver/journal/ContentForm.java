package no.samtykke.fhirserver.journal;

import ca.uhn.fhir.rest.api.server.RequestDetails;

/** In what form a content is given. */
enum ContentForm {
    /** As it is. */
    RAW,
    /** As a Binary in JSON, for an app that asks for FHIR. */
    RESOURCE;

    static ContentForm of(RequestDetails request) {
        String accept = request.getHeader("Accept");
        return accept != null && accept.contains("application/fhir+json") && !accept.contains("*/*") ? RESOURCE : RAW;
    }
}
