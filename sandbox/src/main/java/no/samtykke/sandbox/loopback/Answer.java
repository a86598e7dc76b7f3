package no.samtykke.sandbox.loopback;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is answered to one {@link Request}. Nothing a stand-in says may be kept by a cache. */
public record Answer(int status, Map<String, String> headers, String body) implements Reply {

    public static Answer json(int status, Object content) {
        return of(status, "application/json", written(content));
    }

    public static Answer fhir(int status, Object resource) {
        return of(status, "application/fhir+json; charset=utf-8", written(resource));
    }

    public static Answer html(int status, String page) {
        return of(status, "text/html; charset=utf-8", page)
                .with(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
    }

    public static Answer redirect(URI to) {
        return new Answer(303, Map.of("Location", to.toString(), "Cache-Control", "no-store"), "");
    }

    public static Answer of(int status, String contentType, String body) {
        return new Answer(status, Map.of("Content-Type", contentType, "Cache-Control", "no-store"), body);
    }

    public Answer with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body);
    }

    @Override
    public void send(HttpExchange exchange) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        headers.forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    private static String written(Object content) {
        try {
            return Json.MAPPER.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
