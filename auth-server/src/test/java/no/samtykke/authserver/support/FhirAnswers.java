package no.samtykke.authserver.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;

/** Parameters resources as a fhir-server writes them. */
final class FhirAnswers {

    private static final ObjectMapper JSON = new ObjectMapper();

    private FhirAnswers() {}

    static ObjectNode parameters() {
        var resource = JSON.createObjectNode().put("resourceType", "Parameters");
        resource.putArray("parameter");
        return resource;
    }

    static ObjectNode outcome() {
        return JSON.createObjectNode().put("resourceType", "OperationOutcome");
    }

    static ObjectNode parameter(ObjectNode resource, String name) {
        return resource.withArray("parameter").addObject().put("name", name);
    }

    static void reference(ObjectNode resource, String name, String patient) {
        parameter(resource, name).putObject("valueReference").put("reference", "Patient/" + patient);
    }

    /** The id of the Patient that a parameter of a question refers to. */
    static String patientIn(JsonNode question, String name) {
        for (var parameter : question.path("parameter")) {
            if (parameter.path("name").asText().equals(name)) {
                return parameter
                        .path("valueReference")
                        .path("reference")
                        .asText()
                        .replaceFirst("Patient/", "");
            }
        }
        return "";
    }

    static void send(HttpExchange exchange, int status, JsonNode body) throws IOException {
        var bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/fhir+json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
