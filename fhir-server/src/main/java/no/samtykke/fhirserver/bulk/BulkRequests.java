package no.samtykke.fhirserver.bulk;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.UnclassifiedServerFailureException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import no.samtykke.fhirserver.access.CanonicalUuid;
import no.samtykke.fhirserver.access.RequestAccess;
import no.samtykke.fhirserver.smart.Caller.BackendService;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** What all requests about jobs have in common. */
final class BulkRequests {

    static final String LINES = "application/fhir+ndjson";

    private static final int TOO_MANY_REQUESTS = 429;

    private BulkRequests() {}

    /** A job is begun only by one who knows that it is answered later. */
    static void demandLater(RequestDetails request) {
        if (request.getHeaders("Prefer").stream()
                .flatMap(header -> Stream.of(header.split("[,;]")))
                .map(String::trim)
                .noneMatch("respond-async"::equals)) {
            throw wrong("Prefer: respond-async");
        }
    }

    static BackendService system(RequestDetails request) {
        return RequestAccess.systemOf(request)
                .orElseThrow(() -> new IllegalStateException("The gate let in what is no system"));
    }

    /** In the form that jobs are named by; empty for any other. */
    static Optional<UUID> id(@Nullable StringType job) {
        return CanonicalUuid.read(job == null ? null : job.getValue());
    }

    static String contentType(HttpServletRequest request) {
        String type = request.getContentType() == null ? "" : request.getContentType();
        return type.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
    }

    /** What it is called is ours or a plain name of theirs: nothing that was given is repeated. */
    static InvalidRequestException wrong(String name) {
        String told = name.matches("[A-Za-z_:/+ -]{1,40}") ? name : "A parameter";
        return new InvalidRequestException(told + " is missing, not served, or not well formed");
    }

    static BaseServerResponseException tooMany() {
        return new UnclassifiedServerFailureException(
                TOO_MANY_REQUESTS, "Too many jobs at a time: end one, or wait until its time is over");
    }
}
