package no.samtykke.e2e.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a server answered. */
public record Reply(int status, Map<String, List<String>> headers, String body) {

    private static final JsonMapper JSON = new JsonMapper();

    public JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not JSON, with status " + status + ": " + body, e);
        }
    }

    public Optional<String> header(String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .flatMap(header -> header.getValue().stream())
                .findFirst();
    }

    /** The logical id of what was created, from the Location header. */
    public String createdId() {
        var location = header("Location").orElseThrow(() -> new IllegalStateException(this.toString()));
        var parts = List.of(location.split("/"));
        var history = parts.indexOf("_history");
        return parts.get((history < 0 ? parts.size() : history) - 1);
    }

    /** Resources of a Bundle, in its order. */
    public List<JsonNode> resources() {
        var resources = new ArrayList<JsonNode>();
        json().path("entry").forEach(entry -> resources.add(entry.path("resource")));
        return resources;
    }

    /** Text of the first issue of an OperationOutcome: that for people, or else that for developers. */
    public String issueText() {
        var issue = json().path("issue").path(0);
        return issue.path("details")
                .path("text")
                .asText(issue.path("diagnostics").asText());
    }

    /** All that could carry a secret out: headers and body. */
    public String everything() {
        return headers + "\n" + body;
    }
}
