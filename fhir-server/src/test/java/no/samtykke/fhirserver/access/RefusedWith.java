package no.samtykke.fhirserver.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hl7.fhir.r4.model.OperationOutcome;

/** What a refused request is told. */
record RefusedWith(int status, String reason) {

    static RefusedWith of(ThrowingCallable step) {
        var refusal = catchThrowableOfType(step, BaseServerResponseException.class);
        assertThat(refusal).as("a refusal").isNotNull();
        var outcome = (OperationOutcome) refusal.getOperationOutcome();
        String reason = outcome == null
                ? ""
                : outcome.getIssueFirstRep().getDetails().getCodingFirstRep().getCode();
        return new RefusedWith(refusal.getStatusCode(), reason == null ? "" : reason);
    }
}
