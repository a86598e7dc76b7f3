package no.samtykke.e2e.app;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.Map;

/** A FHIR server, asked with one token; an empty token is none. */
public record Fhir(URI base, String token) {

    public static final String JSON = "application/fhir+json";

    public Reply get(String path) {
        return send("GET", path, Map.of(), "");
    }

    public Reply post(String path, String body) {
        return send("POST", path, Map.of(), body);
    }

    public Reply put(String path, String body) {
        return send("PUT", path, Map.of(), body);
    }

    public Reply delete(String path) {
        return send("DELETE", path, Map.of(), "");
    }

    /** @param path below the base; from the root of the server when it begins with a slash; or an absolute address */
    public Reply send(String method, String path, Map<String, String> headers, String body) {
        var all = new HashMap<>(Map.of("Accept", JSON));
        if (!token.isEmpty()) {
            all.put("Authorization", "Bearer " + token);
        }
        if (!body.isEmpty()) {
            all.put("Content-Type", JSON);
        }
        all.putAll(headers);
        return Http.send(
                method, address(path), all, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    }

    public URI address(String path) {
        if (path.startsWith("http://")) {
            return URI.create(path);
        }
        if (path.startsWith("/")) {
            return URI.create(base.resolve("/").toString().replaceAll("/$", "") + path);
        }
        return URI.create(base + (path.isEmpty() || path.startsWith("?") ? "" : "/") + path);
    }
}
