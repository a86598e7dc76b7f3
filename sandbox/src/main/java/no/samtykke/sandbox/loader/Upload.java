package no.samtykke.sandbox.loader;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import no.samtykke.sandbox.smart.BackendToken;
import no.samtykke.sandbox.smart.Web;

/** Posts one bundle to the base of the FHIR server and reads what became of it. */
record Upload(String fhirBase, BackendToken token, Web web) {

    Outcome of(Shipment shipment) {
        try {
            return read(web.send(HttpRequest.newBuilder(URI.create(fhirBase))
                    .header("Authorization", "Bearer " + token.value())
                    .header("Content-Type", "application/fhir+json")
                    .header("Accept", "application/fhir+json")
                    .POST(HttpRequest.BodyPublishers.ofString(shipment.bundle().toString()))));
        } catch (IOException e) {
            return new Outcome.Rejected(String.valueOf(e.getMessage()));
        }
    }

    private static Outcome read(HttpResponse<String> answer) {
        return switch (answer.statusCode()) {
            case 200 -> new Outcome.Stored(stored(Web.json(answer)));
            case 409 -> new Outcome.AlreadyThere();
            default -> new Outcome.Rejected("HTTP " + answer.statusCode() + ": " + reason(Web.json(answer)));
        };
    }

    private static int stored(JsonNode response) {
        return (int) StreamSupport.stream(response.path("entry").spliterator(), false)
                .filter(entry -> entry.at("/response/status").asText().startsWith("20"))
                .count();
    }

    private static String reason(JsonNode outcome) {
        return StreamSupport.stream(outcome.path("issue").spliterator(), false)
                .map(issue -> issue.at("/details/text")
                        .asText(issue.path("diagnostics").asText("no reason given")))
                .collect(Collectors.joining("; "));
    }
}
