package no.samtykke.fhirserver.push;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import no.samtykke.fhirserver.access.CanonicalUuid;
import no.samtykke.fhirserver.access.Refusals;
import no.samtykke.fhirserver.access.RequestAccess;
import no.samtykke.fhirserver.push.Subscriptions.Standing;
import no.samtykke.fhirserver.smart.Caller.BackendService;
import org.hl7.fhir.r4.model.IdType;
import org.springframework.stereotype.Component;

/** The subscriptions of the system that asks. */
@Component
class OwnSubscriptions {

    private final Subscriptions subscriptions;

    OwnSubscriptions(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    /** Refuses what is another's in the same words as what is not there. */
    Standing one(IdType id, RequestDetails request) {
        return CanonicalUuid.read(id.getIdPart())
                .flatMap(known -> subscriptions.one(system(request), known))
                .orElseThrow(Refusals::absent);
    }

    List<Standing> all(RequestDetails request) {
        return subscriptions.of(system(request));
    }

    static BackendService system(RequestDetails request) {
        return RequestAccess.systemOf(request)
                .orElseThrow(() -> new IllegalStateException("The first door let in what is no system"));
    }
}
