package no.samtykke.fhirserver.access;

import static org.assertj.core.api.Assertions.assertThatCode;

import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import no.samtykke.fhirserver.smart.Caller;

/** Puts requests to door 1. */
abstract class AtTheGuard {

    static final RefusedWith NOT_SERVED = new RefusedWith(403, "not-served");

    final Enforcement enforcement = new Enforcement();

    final void assertLetIn(Caller caller, RestOperationTypeEnum operation, String type, String id) {
        assertThatCode(() -> guard(request(caller, operation, type, id), operation))
                .doesNotThrowAnyException();
    }

    final RefusedWith refused(Caller caller, RestOperationTypeEnum operation, String type, String id) {
        return refused(request(caller, operation, type, id), operation);
    }

    final RefusedWith refused(ServletRequestDetails request, RestOperationTypeEnum operation) {
        return RefusedWith.of(() -> guard(request, operation));
    }

    final void guard(ServletRequestDetails request, RestOperationTypeEnum operation) {
        enforcement.guard.guard(request, operation);
    }

    final ServletRequestDetails request(Caller caller, RestOperationTypeEnum operation, String type, String id) {
        return enforcement.request(caller, operation, type, id);
    }
}
