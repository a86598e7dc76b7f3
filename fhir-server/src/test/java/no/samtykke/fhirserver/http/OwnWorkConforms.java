package no.samtykke.fhirserver.http;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import no.samtykke.fhirserver.validation.Finding;
import no.samtykke.fhirserver.validation.Validation;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Resource;

/**
 * What the server stores of itself passes no door, so the whole suite watches: whatever an operation or a job stores in
 * any test must be as our profiles say. What tests put into the storage by themselves is not looked at.
 */
@Interceptor
class OwnWorkConforms {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    private final Validation validation;
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final Thread tests = Thread.currentThread();

    OwnWorkConforms(IInterceptorService storage, Validation validation) {
        this.validation = validation;
        storage.registerInterceptor(this);
    }

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
    public void onCreate(IBaseResource created, RequestDetails request) {
        if (isOwnWork(request) && isNew(created)) {
            demandNone(created, validation.errors((Resource) created));
        }
    }

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
    public void onUpdate(IBaseResource before, IBaseResource after, RequestDetails request) {
        if (isOwnWork(request) && isNew(after)) {
            var old = validation.errors((Resource) before);
            demandNone(
                    after,
                    validation.errors((Resource) after).stream()
                            .filter(finding -> !old.contains(finding))
                            .toList());
        }
    }

    /** Whether none was seen that differs in ids, times and numbers alone: all of them would take too long. */
    private boolean isNew(IBaseResource resource) {
        String json = FhirContext.forR4Cached().newJsonParser().encodeResourceToString(resource);
        return seen.add(NUMBER.matcher(ID.matcher(json).replaceAll("")).replaceAll("0"));
    }

    private boolean isOwnWork(RequestDetails request) {
        return request instanceof SystemRequestDetails && Thread.currentThread() != tests;
    }

    private static void demandNone(IBaseResource stored, List<Finding> found) {
        if (!found.isEmpty()) {
            throw new AssertionError("The server stores a " + stored.fhirType() + " that is not as defined: " + found);
        }
    }
}
