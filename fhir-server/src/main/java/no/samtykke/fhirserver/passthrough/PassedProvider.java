package no.samtykke.fhirserver.passthrough;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import no.samtykke.fhirserver.access.Refusals;
import no.samtykke.fhirserver.access.ServedType;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;

/** Reads and searches of a type that only sources have. */
final class PassedProvider implements IResourceProvider {

    private final ServedType type;
    private final Class<? extends IBaseResource> resourceClass;
    private final Callers callers;
    private final PassThroughSearch search;
    private final Gathering gathering;

    PassedProvider(
            ServedType type,
            Class<? extends IBaseResource> resourceClass,
            Callers callers,
            PassThroughSearch search,
            Gathering gathering) {
        this.type = type;
        this.resourceClass = resourceClass;
        this.callers = callers;
        this.search = search;
        this.gathering = gathering;
    }

    @Override
    public Class<? extends IBaseResource> getResourceType() {
        return resourceClass;
    }

    @Read
    public IBaseResource read(@IdParam IdType id, RequestDetails request) {
        return gathering
                .one(request, callers.appOf(request), type.resourceType(), id.getIdPart())
                .orElseThrow(Refusals::absent);
    }

    /** The parameters are those that {@code access} let in, read by {@link SearchQuestion}. */
    @Search(allowUnknownParams = true)
    public Bundle search(RequestDetails request) {
        return search.search(request, callers.appOf(request), type);
    }
}
