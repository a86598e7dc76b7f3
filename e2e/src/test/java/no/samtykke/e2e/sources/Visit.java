package no.samtykke.e2e.sources;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.samtykke.e2e.app.Documents;
import no.samtykke.e2e.app.Fhir;
import no.samtykke.e2e.app.Reply;
import no.samtykke.e2e.app.Tokens;

/** An app that uses all that passes through, in every way an app can. */
final class Visit {

    static final List<String> TYPES = List.of(
            "DocumentReference",
            "Appointment",
            "ServiceRequest",
            "PractitionerRole",
            "Practitioner",
            "Encounter",
            "MedicationRequest",
            "AllergyIntolerance",
            "Condition",
            "RelatedPerson",
            "Patient");

    private static final int SERVER_AT_FAULT = 500;
    private static final int USED_OF_EACH = 3;
    private static final List<String> NOT_OF_A_PATIENT = List.of("Patient", "PractitionerRole", "Practitioner");
    private static final List<String> SHAPES = List.of(
            "",
            "_summary=true",
            "_summary=text",
            "_summary=count",
            "_elements=id",
            "_total=accurate",
            "_format=xml",
            "_pretty=true",
            "_include=*",
            "_sort=-_lastUpdated");
    private static final String BATCH_ENTRY = "{\"request\":{\"method\":\"GET\",\"url\":\"%s\"}}";

    private final Fhir fhir;
    private final Tokens tokens;
    private final List<Reply> replies = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    Visit(Fhir fhir, Tokens tokens) {
        this.fhir = fhir;
        this.tokens = tokens;
    }

    List<Reply> replies() {
        return replies;
    }

    /** Requests that the server could not cope with. */
    List<String> faults() {
        return faults;
    }

    void useEverything() {
        for (var type : TYPES) {
            for (var resource : searchInEveryShape(type)) {
                use(type + "/" + resource.path("id").asText(), resource);
            }
        }
        inOneGo("batch");
        inOneGo("transaction");
        ask("POST", "$explain", "{\"resourceType\":\"Parameters\"}");
        ask("POST", "$preview", "{\"resourceType\":\"Parameters\"}");
        ask("GET", "AuditEvent?patient=" + tokens.patient(), "");
        openEveryDocument();
    }

    void list(String type) {
        ask("GET", search(type), "");
    }

    private List<JsonNode> searchInEveryShape(String type) {
        var found = new ArrayList<JsonNode>();
        for (var shape : SHAPES) {
            var reply = ask("GET", search(type) + shape, "");
            if (shape.isEmpty() && reply.status() == 200) {
                reply.resources().stream()
                        .filter(resource ->
                                resource.path("resourceType").asText().equals(type))
                        .limit(USED_OF_EACH)
                        .forEach(found::add);
            }
        }
        page(ask("GET", search(type) + "_count=1", ""));
        send(
                "POST",
                type + "/_search",
                Map.of("Content-Type", "application/x-www-form-urlencoded", "Prefer", "handling=strict"),
                NOT_OF_A_PATIENT.contains(type) ? "_count=50" : "patient=" + tokens.patient());
        send("GET", search(type) + "no-such-parameter=x", Map.of("Prefer", "handling=strict"), "");
        return found;
    }

    private String search(String type) {
        return type + "?" + (NOT_OF_A_PATIENT.contains(type) ? "" : "patient=" + tokens.patient() + "&");
    }

    private void page(Reply first) {
        var reply = first;
        for (int pages = 0; pages < 3 && reply.status() == 200; pages++) {
            var next = reply.json()
                    .path("link")
                    .valueStream()
                    .filter(link -> link.path("relation").asText().equals("next"))
                    .map(link -> link.path("url").asText())
                    .findFirst();
            if (next.isEmpty()) {
                return;
            }
            reply = ask("GET", next.get(), "");
        }
    }

    private void use(String path, JsonNode resource) {
        ask("GET", path, "");
        ask("GET", path + "?_format=xml", "");
        ask("GET", path + "?_summary=true", "");
        ask("GET", path + "/_history", "");
        ask("GET", path + "/_history/1", "");
        ask("HEAD", path, "");
        if (isReadOnly(path)) {
            send("PUT", path, Map.of("Prefer", "return=representation"), resource.toString());
            send("POST", path.substring(0, path.indexOf('/')), Map.of("If-None-Exist", "_id=x"), resource.toString());
            send("PATCH", path, Map.of("Content-Type", "application/json-patch+json"), "[]");
            ask("DELETE", path, "");
        }
    }

    /** A power of attorney and a Patient are stored; what would be kept of those is another matter. */
    private static boolean isReadOnly(String path) {
        return !path.startsWith("RelatedPerson/") && !path.startsWith("Patient/");
    }

    private void inOneGo(String kind) {
        var entries = TYPES.stream()
                .map(type -> BATCH_ENTRY.formatted(search(type) + "_count=5"))
                .toList();
        ask(
                "POST",
                "",
                "{\"resourceType\":\"Bundle\",\"type\":\"" + kind + "\",\"entry\":[" + String.join(",", entries)
                        + "]}");
    }

    private void openEveryDocument() {
        var documents = new Documents(fhir, tokens);
        var ways = Stream.of(
                        Map.<String, String>of(),
                        Map.of("Range", "bytes=0-99"),
                        Map.of("Range", "bytes=9999999999-"),
                        Map.of("Accept", Fhir.JSON))
                .toList();
        for (var document : documents.list()) {
            for (var headers : ways) {
                try (var opened = documents.open(document, headers)) {
                    var body = new String(opened.bytes(), StandardCharsets.UTF_8);
                    note("GET Binary " + headers, new Reply(opened.status(), opened.headers(), body));
                }
            }
            ask("HEAD", "Binary/" + document.handle(), "");
            ask("GET", "Binary/" + document.handle() + "/_history/1", "");
        }
    }

    private Reply ask(String method, String path, String body) {
        return send(method, path, Map.of(), body);
    }

    private Reply send(String method, String path, Map<String, String> headers, String body) {
        var reply = fhir.send(method, path, headers, body);
        note(method + " " + path + " " + headers, reply);
        return reply;
    }

    private void note(String request, Reply reply) {
        replies.add(reply);
        if (reply.status() >= SERVER_AT_FAULT) {
            faults.add(request + ": " + reply.status() + " " + reply.body());
        }
    }
}
