package no.samtykke.fhirserver.validation;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/**
 * Lets nothing be stored that is not what FHIR and our profiles say. It stands behind the doors of access: whoever may
 * not write at all is told that, and nothing of what is wrong with what she sent. It throws inside the transaction, so
 * that of a load with one wrong entry nothing is stored.
 */
@Component
@Interceptor
public class ValidationDoor {

    private static final int BEHIND_ACCESS_AND_CONSENTS = 200;

    private final Validation validation;
    private final ToldFindings told;

    ValidationDoor(Validation validation, ToldFindings told) {
        this.validation = validation;
        this.told = told;
    }

    @Hook(value = Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED, order = BEHIND_ACCESS_AND_CONSENTS)
    public void onCreate(IBaseResource created, RequestDetails request) {
        if (!isOwnWork(request)) {
            demandValid((Resource) created, request);
        }
    }

    /**
     * What was wrong before is no reason to refuse: a profile may be stricter than it was when the resource was stored,
     * and a Consent must be as easily withdrawn then as it was given.
     */
    @Hook(value = Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED, order = BEHIND_ACCESS_AND_CONSENTS)
    public void onUpdate(IBaseResource before, IBaseResource after, RequestDetails request) {
        if (isOwnWork(request)) {
            return;
        }
        var found = validation.errors((Resource) after);
        if (!found.isEmpty()) {
            var old = validation.errors((Resource) before);
            refuse(found.stream().filter(finding -> !old.contains(finding)).toList(), request);
        }
    }

    /**
     * For what an operation stores of what it was sent: to be asked before it is stored, with the request of the
     * caller.
     */
    public void demandValid(Resource resource, RequestDetails request) {
        refuse(validation.errors(resource), request);
    }

    private void refuse(List<Finding> found, RequestDetails request) {
        if (!found.isEmpty()) {
            throw new UnprocessableEntityException(ToldFindings.REASON, told.refusal(found, request));
        }
    }

    /** What the server makes of itself is held against the profiles by tests. */
    private static boolean isOwnWork(RequestDetails request) {
        return request instanceof SystemRequestDetails;
    }
}
