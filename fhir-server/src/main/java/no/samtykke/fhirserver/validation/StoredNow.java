package no.samtykke.fhirserver.validation;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** The current version of a stored resource, for one who was let in to it. */
@Component
class StoredNow {

    private final DaoRegistry storage;

    StoredNow(DaoRegistry storage) {
        this.storage = storage;
    }

    Resource read(Class<? extends IBaseResource> type, IdType id) {
        return (Resource) storage.getResourceDao(type)
                .read(new IdType(type.getSimpleName(), id.getIdPart()), new SystemRequestDetails());
    }
}
