package no.samtykke.fhirserver.mandate;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.util.function.Supplier;
import no.samtykke.fhirserver.access.Refusals;
import org.springframework.stereotype.Component;

/** Tells as HTTP has it what was refused, and undone. */
@Component
class RefusedMandates {

    private final Refusals refusals;

    RefusedMandates(Refusals refusals) {
        this.refusals = refusals;
    }

    <T> T telling(RequestDetails request, Supplier<T> step) {
        try {
            return step.get();
        } catch (MandateRefused refused) {
            throw told(refused, request);
        }
    }

    BaseServerResponseException told(MandateRefused refused, RequestDetails request) {
        if (refused.told() == MandateRefused.Told.ABSENT) {
            return Refusals.absent();
        }
        var outcome = refusals.outcome(refused.reason(), request);
        return switch (refused.told()) {
            case FORBIDDEN -> new ForbiddenOperationException(refused.reason(), outcome);
            case CONFLICT -> new ResourceVersionConflictException(refused.reason(), outcome);
            case INCOMPLETE, ABSENT -> new UnprocessableEntityException(refused.reason(), outcome);
        };
    }
}
