package no.samtykke.fhirserver.access;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.IdType;
import org.springframework.stereotype.Component;

/** Loads the current version of a resource, to see what it holds before anything is done about it. */
@Component
class StoredContent {

    private final DaoRegistry daos;
    private final IndexedTokens tokens;

    StoredContent(DaoRegistry daos, IndexedTokens tokens) {
        this.daos = daos;
        this.tokens = tokens;
    }

    /** A resource that is not there makes HAPI answer that it is not there. */
    Content ofCurrent(String resourceType, String id) {
        return of(current(resourceType, id));
    }

    /** A resource that is not there makes HAPI answer that it is not there. */
    IBaseResource current(String resourceType, String id) {
        return daos.getResourceDao(resourceType).read(new IdType(resourceType, id), new SystemRequestDetails());
    }

    Content of(IBaseResource current) {
        return new Content.Stored(tokens.of(current));
    }
}
