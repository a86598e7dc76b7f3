package no.samtykke.fhirserver.push;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
        return uuid(id.getIdPart())
                .flatMap(known -> subscriptions.one(system(request), known))
                .orElseThrow(Refusals::absent);
    }

    List<Standing> all(RequestDetails request) {
        return subscriptions.of(system(request));
    }

    static BackendService system(RequestDetails request) {
        return RequestAccess.of(request)
                .map(RequestAccess::caller)
                .filter(BackendService.class::isInstance)
                .map(BackendService.class::cast)
                .orElseThrow(() -> new IllegalStateException("The first door let in what is no system"));
    }

    private static Optional<UUID> uuid(String id) {
        try {
            var uuid = UUID.fromString(id);
            return uuid.toString().equals(id) ? Optional.of(uuid) : Optional.empty();
        } catch (IllegalArgumentException notOneOfOurs) {
            return Optional.empty();
        }
    }
}
