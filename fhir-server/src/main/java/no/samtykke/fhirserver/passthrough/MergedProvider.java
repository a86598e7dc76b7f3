package no.samtykke.fhirserver.passthrough;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import no.samtykke.fhirserver.access.PassedThrough;
import no.samtykke.fhirserver.access.Refusals;
import no.samtykke.fhirserver.access.ServedType;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;

/**
 * Reads and searches of a type that is kept here and had by sources as well. It stands in the place of HAPI's own,
 * which keep the versions, the history and the writes.
 */
final class MergedProvider implements IResourceProvider {

    private final ServedType type;
    private final Class<? extends IBaseResource> resourceClass;
    private final Callers callers;
    private final PassThroughSearch search;
    private final Gathering gathering;
    private final Archive archive;
    private final RegisterFacts facts;

    MergedProvider(
            ServedType type,
            Class<? extends IBaseResource> resourceClass,
            Callers callers,
            PassThroughSearch search,
            Gathering gathering,
            Archive archive,
            RegisterFacts facts) {
        this.type = type;
        this.resourceClass = resourceClass;
        this.callers = callers;
        this.search = search;
        this.gathering = gathering;
        this.archive = archive;
        this.facts = facts;
    }

    @Override
    public Class<? extends IBaseResource> getResourceType() {
        return resourceClass;
    }

    /** A version is of what is kept here, and as it was. */
    @Read(version = true)
    public IBaseResource read(@IdParam IdType id, RequestDetails request) {
        if (id.hasVersionIdPart()) {
            return archive.read(type.resourceType(), id, request);
        }
        var app = callers.appOf(request);
        if (PassedThrough.isHandle(id.getIdPart())) {
            return gathering
                    .one(request, app, type.resourceType(), id.getIdPart())
                    .orElseThrow(Refusals::absent);
        }
        return completed(archive.read(type.resourceType(), id, request), request, app);
    }

    /** The parameters are those that {@code access} let in, read by {@link SearchQuestion}. */
    @Search(allowUnknownParams = true)
    public Bundle search(RequestDetails request) {
        var app = callers.appOf(request);
        var answer = search.search(request, app, type);
        answer.getEntry().forEach(entry -> completed(entry.getResource(), request, app));
        return answer;
    }

    /** One who acts for another reads her own profile as it is kept here: no register is asked about her. */
    private IBaseResource completed(IBaseResource found, RequestDetails request, CitizenApp app) {
        if (found instanceof Patient profile
                && app.subject().equals(profile.getIdElement().getIdPart())) {
            facts.layOver(profile, request, app);
        }
        return found;
    }
}
