package no.samtykke.fhirserver.rights;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.hl7.fhir.r4.model.Parameters;

/** In which form a copy or a report is wanted: by the parameter {@code format}, else by what the request accepts. */
enum Format {
    JSON("json", "application/fhir+json"),
    NDJSON("ndjson", "application/fhir+ndjson"),
    HTML("html", "text/html");

    private final String ending;
    private final String mediaType;

    Format(String ending, String mediaType) {
        this.ending = ending;
        this.mediaType = mediaType;
    }

    String ending() {
        return ending;
    }

    /** Empty when it is not said. */
    static Optional<Format> of(Parameters in, RequestDetails request) {
        var given = in.getParameter("format");
        if (given == null) {
            String accepted =
                    Optional.ofNullable(request.getHeader("Accept")).orElse("").toLowerCase(Locale.ROOT);
            return Arrays.stream(values())
                    .filter(format -> accepted.startsWith(format.mediaType))
                    .findFirst();
        }
        String code = given.hasValue() ? given.getValue().primitiveValue() : "";
        return Optional.of(Arrays.stream(values())
                .filter(format -> format.ending.equals(code))
                .findFirst()
                .orElseThrow(() -> new InvalidRequestException("Parameter format is json, ndjson or html")));
    }
}
