package no.samtykke.fhirserver.http;

import ca.uhn.fhir.context.FhirContext;
import java.net.http.HttpResponse;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Resource;

/** An answer of the server, read as FHIR. */
record Answer(HttpResponse<String> http) {

    int status() {
        return http.statusCode();
    }

    String body() {
        return http.body();
    }

    String header(String name) {
        return http.headers().firstValue(name).orElse("");
    }

    <T extends Resource> T as(Class<T> type) {
        return FhirContext.forR4Cached().newJsonParser().parseResource(type, body());
    }

    /** The code of the refusal in our code system, or empty text. */
    String reason() {
        if (!body().contains("OperationOutcome")) {
            return "";
        }
        String code = as(OperationOutcome.class)
                .getIssueFirstRep()
                .getDetails()
                .getCodingFirstRep()
                .getCode();
        return code == null ? "" : code;
    }

    List<Resource> entries() {
        return as(Bundle.class).getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .toList();
    }

    /** The logical id that a create was answered with. */
    String createdId() {
        String[] location = header("Location").split("/");
        for (int i = 0; i < location.length; i++) {
            if (location[i].equals("_history")) {
                return location[i - 1];
            }
        }
        throw new AssertionError("No Location in the answer: " + status() + " " + body());
    }
}
