package no.samtykke.sandbox.exampleapp;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Hands documents on from the server to the browser, a piece at a time. What is encrypted to the browser's key cannot
 * be read here: the key never leaves the page that made it.
 */
class DocumentRelay {

    private static final String HANDLE = "s\\.[a-z0-9]{32}";
    private static final int LONGEST_KEY = 1_000;
    private static final int OK = 200;

    private final String fhirBase;
    private final SmartLogin login;
    private final HttpClient http = HttpClient.newHttpClient();

    DocumentRelay(AppSettings settings, SmartLogin login) {
        this.fhirBase = settings.fhirBase().toString();
        this.login = login;
    }

    void document(HttpExchange exchange, Visit visit) throws Refusal, IOException {
        String id = Web.parse(exchange.getRequestURI().getRawQuery()).getOrDefault("id", "");
        if (!id.matches(HANDLE)) {
            throw new Refusal(404, "Finnes ikke", "Dette dokumentet finnes ikke.");
        }
        var request = HttpRequest.newBuilder(URI.create(fhirBase + "/Binary/" + id))
                .header("Authorization", "Bearer " + login.accessToken(visit, false))
                .header("Accept-Language", "nb")
                .header("Accept", "*/*");
        var answer = send(request.build());
        try (var body = answer.body()) {
            if (answer.statusCode() != OK) {
                throw refusal(answer.statusCode(), body);
            }
            Answer.secure(exchange);
            for (String name : List.of("Content-Type", "Content-Disposition")) {
                answer.headers()
                        .firstValue(name)
                        .ifPresent(value -> exchange.getResponseHeaders().set(name, value));
            }
            // With its length a document that breaks off on the way is seen to have done so; 0 is for a length that is
            // not known.
            exchange.sendResponseHeaders(
                    OK, answer.headers().firstValueAsLong("Content-Length").orElse(0));
            body.transferTo(exchange.getResponseBody());
        }
    }

    /** Takes the public key of the page, and gives it to the server for this visit. */
    Answer key(HttpExchange exchange, Visit visit, URI home) throws Refusal, IOException {
        var headers = exchange.getRequestHeaders();
        String origin = home.toString().replaceAll("/$", "");
        if (!origin.equals(headers.getFirst("Origin"))
                || !"application/json".equals(headers.getFirst("Content-Type"))) {
            throw new Refusal(403, "Avvist", "Nøkkelen kom ikke fra denne siden.");
        }
        String jwk = new String(exchange.getRequestBody().readNBytes(LONGEST_KEY), StandardCharsets.UTF_8);
        var parameters = new JsonMapper().createObjectNode().put("resourceType", "Parameters");
        parameters.putArray("parameter").addObject().put("name", "key").put("valueString", jwk);
        var answer = send(HttpRequest.newBuilder(URI.create(fhirBase + "/$session-key"))
                .header("Authorization", "Bearer " + login.accessToken(visit, false))
                .header("Content-Type", "application/fhir+json")
                .POST(BodyPublishers.ofString(parameters.toString()))
                .build());
        try (var body = answer.body()) {
            if (answer.statusCode() != OK) {
                throw refusal(answer.statusCode(), body);
            }
        }
        return new Answer(204, "text/plain; charset=utf-8", "", null, null, null);
    }

    private static Refusal refusal(int status, InputStream body) throws IOException {
        var issue = Web.json(new String(body.readNBytes(64_000), StandardCharsets.UTF_8))
                .path("issue")
                .path(0);
        return new Refusal(
                status, "Serveren sa nei", issue.path("details").path("text").asText("Dokumentet kan ikke hentes nå."));
    }

    private HttpResponse<InputStream> send(HttpRequest request) throws Refusal {
        try {
            return http.send(request, BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new Refusal(502, "Ingen forbindelse", "Serveren svarte ikke. Prøv igjen om litt.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(503, "Avbrutt", "Appen stanses.");
        }
    }
}
