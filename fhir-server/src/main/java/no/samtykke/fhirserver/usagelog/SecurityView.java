package no.samtykke.fhirserver.usagelog;

import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import no.samtykke.fhirserver.access.RequestAccess;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Bundle;
import org.springframework.stereotype.Component;

/**
 * The log as those who watch over systems see it: what systems and those at work in them did, with details, and nothing
 * of what people did. Whether the system may read it was decided at the first door.
 */
@Component
class SecurityView {

    private final LogPages pages;
    private final SystemEvents events;

    SecurityView(LogPages pages, SystemEvents events) {
        this.pages = pages;
        this.events = events;
    }

    static boolean isAskedBy(RequestDetails request) {
        return RequestAccess.systemOf(request).isPresent();
    }

    Optional<AuditEvent> one(UUID id, RequestDetails request) {
        return pages.oneOfSystems(id).map(entry -> events.of(entry, host(request)));
    }

    Bundle search(RequestDetails request) {
        var query = LogQueries.readOfSystems(SearchParameters.ofSystems(request.getParameters()));
        var answer = new SearchAnswer(request, query, entry -> events.of(entry, host(request)));
        if (query.count() > 0) {
            answer.addPage(pages.pageOfSystems(query));
        }
        request.removeParameter(Constants.PARAM_COUNT);
        return answer.bundle();
    }

    private static String host(RequestDetails request) {
        return URI.create(request.getFhirServerBase()).getHost();
    }
}
