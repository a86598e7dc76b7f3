package no.samtykke.authserver.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

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

    /** A page that says what it is, under a policy of its own. */
    static void page(HttpExchange exchange, String operation) throws IOException {
        var bytes = ("<!DOCTYPE html><html lang=\"nb\"><title>" + operation + "</title><p>whole</p></html>")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html;charset=UTF-8");
        exchange.getResponseHeaders().set("Content-Security-Policy", "default-src 'none'");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    static void send(HttpExchange exchange, int status, JsonNode body) throws IOException {
        var bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/fhir+json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
