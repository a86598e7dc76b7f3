package no.samtykke.fhirserver.usagelog;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import no.samtykke.fhirserver.access.CanonicalUuid;
import no.samtykke.fhirserver.access.Languages;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.springframework.stereotype.Component;

/**
 * The usage log as FHIR: read and search, of one patient's entries, or, for those who watch over systems, of what
 * systems did. There is nothing to write, change or delete it with.
 */
@Component
public class AuditEventProvider implements IResourceProvider {

    private final LogAudience audience;
    private final LogPages pages;
    private final AuditEvents events;
    private final SecurityView security;

    AuditEventProvider(LogAudience audience, LogPages pages, AuditEvents events, SecurityView security) {
        this.audience = audience;
        this.pages = pages;
        this.events = events;
        this.security = security;
    }

    @Override
    public Class<AuditEvent> getResourceType() {
        return AuditEvent.class;
    }

    @Read
    public AuditEvent read(@IdParam IdType id, RequestDetails request) {
        if (SecurityView.isAskedBy(request)) {
            return CanonicalUuid.read(id.getIdPart())
                    .flatMap(entry -> security.one(entry, request))
                    .orElseThrow(() -> new ResourceNotFoundException(id));
        }
        String patient = audience.patientOf(request);
        return CanonicalUuid.read(id.getIdPart())
                .flatMap(entry -> pages.one(patient, entry))
                .map(entry -> events.of(entry, Languages.of(request)))
                .orElseThrow(() -> new ResourceNotFoundException(id));
    }

    /** The parameters are read by {@link LogQueries}, so that HAPI neither drops nor repeats what it does not know. */
    @Search(allowUnknownParams = true)
    public Bundle search(RequestDetails request) {
        if (SecurityView.isAskedBy(request)) {
            return security.search(request);
        }
        String patient = audience.patientOf(request);
        var query = LogQueries.read(new SearchParameters(request.getParameters()), patient);
        var answer = new SearchAnswer(request, query, entry -> events.of(entry, Languages.of(request)));
        if (query.withTotal()) {
            answer.setTotal(pages.total(patient, query));
        }
        if (query.count() > 0) {
            answer.addPage(pages.page(patient, query));
        }
        // HAPI would tell the page size of the request as the total of a Bundle that tells none.
        request.removeParameter(Constants.PARAM_COUNT);
        return answer.bundle();
    }
}
