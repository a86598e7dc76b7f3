package no.samtykke.fhirserver.login;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import java.util.function.Supplier;
import no.samtykke.fhirserver.access.Refusals;
import org.springframework.stereotype.Component;

/** Tells a step that was refused, and undone, as HTTP has it. */
@Component
class RefusedSteps {

    private final Refusals refusals;

    RefusedSteps(Refusals refusals) {
        this.refusals = refusals;
    }

    <T> T telling(RequestDetails request, Supplier<T> step) {
        try {
            return step.get();
        } catch (LoginRefused refused) {
            throw new ForbiddenOperationException(refused.reason(), refusals.outcome(refused.reason(), request));
        } catch (TermsOutdated outdated) {
            throw refusals.conflict("terms-outdated", request);
        }
    }
}
