package no.samtykke.sandbox.exampleapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;

/** Reads FHIR with the visit's token. */
class HealthData {

    private final String fhirBase;
    private final Web web;
    private final SmartLogin login;

    HealthData(AppSettings settings, Web web, SmartLogin login) {
        this.fhirBase = settings.fhirBase().toString();
        this.web = web;
        this.login = login;
    }

    /** @param address below the FHIR base, or an address the server gave */
    JsonNode get(Visit visit, String address) throws Refusal {
        var absolute = address.startsWith("http") ? address : fhirBase + "/" + address;
        if (!absolute.startsWith(fhirBase + "/") && !absolute.startsWith(fhirBase + "?")) {
            throw new Refusal(502, "Ukjent adresse", "Serveren viste til en annen server. Appen følger ikke med dit.");
        }
        var response = ask(absolute, login.accessToken(visit, false));
        if (response.statusCode() == 401) {
            response = ask(absolute, login.accessToken(visit, true));
        }
        if (response.statusCode() != 200) {
            throw refusal(response);
        }
        return Web.json(response.body());
    }

    /** That an entry of the usage log is in it: a text that is checked without the server. */
    String proof(Visit visit, String entry) throws Refusal {
        var question = "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"entry\","
                + "\"valueReference\":{\"reference\":\"AuditEvent/%s\"}}]}".formatted(entry);
        var response = web.send(request(fhirBase + "/$usage-proof", login.accessToken(visit, false))
                .header("Content-Type", "application/fhir+json")
                .POST(HttpRequest.BodyPublishers.ofString(question)));
        if (response.statusCode() != 200) {
            throw refusal(response);
        }
        return Web.json(response.body())
                .path("parameter")
                .path(0)
                .path("valueString")
                .asText();
    }

    /** What she sees is what she takes back: when it has become another meanwhile, the server says no. */
    void withdraw(Visit visit, String consentId) throws Refusal {
        var consent = (ObjectNode) get(visit, "Consent/" + consentId);
        consent.put("status", "inactive");
        var response = web.send(request(fhirBase + "/Consent/" + consentId, login.accessToken(visit, false))
                .header("Content-Type", "application/fhir+json")
                .header("If-Match", "W/\"" + consent.at("/meta/versionId").asText() + "\"")
                .PUT(HttpRequest.BodyPublishers.ofString(consent.toString())));
        if (response.statusCode() != 200) {
            throw refusal(response);
        }
    }

    Optional<String> next(JsonNode bundle) {
        for (var link : bundle.path("link")) {
            if (link.path("relation").asText().equals("next")) {
                return Optional.of(link.path("url").asText());
            }
        }
        return Optional.empty();
    }

    private HttpResponse<String> ask(String address, String token) throws Refusal {
        return web.send(request(address, token));
    }

    private static HttpRequest.Builder request(String address, String token) {
        return HttpRequest.newBuilder(URI.create(address))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/fhir+json")
                .header("Accept-Language", "nb");
    }

    private static Refusal refusal(HttpResponse<String> response) {
        var issue = Web.json(response.body()).path("issue").path(0);
        var text = issue.path("details")
                .path("text")
                .asText(issue.path("diagnostics").asText());
        var sentence = text.isEmpty() ? "Serveren svarte med HTTP " + response.statusCode() + "." : text;
        return response.statusCode() == 401
                ? new Refusal(401, "Du er logget ut", sentence)
                : new Refusal(response.statusCode(), "Serveren sa nei", sentence);
    }
}
