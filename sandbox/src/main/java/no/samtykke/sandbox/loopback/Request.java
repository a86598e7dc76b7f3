package no.samtykke.sandbox.loopback;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One request, read whole. */
public record Request(String method, String path, String query, Map<String, List<String>> headers, String body) {

    /** Far above any form or people file; a stand-in reads no more than this. */
    private static final int LARGEST_BODY = 1_000_000;

    static Request of(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY);
        return new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""),
                exchange.getRequestHeaders(),
                new String(body, StandardCharsets.UTF_8));
    }

    public Map<String, List<String>> queryParameters() {
        return parameters(query);
    }

    /** The body as {@code application/x-www-form-urlencoded}. */
    public Map<String, List<String>> form() {
        return parameters(body);
    }

    public Optional<String> formValue(String name) {
        return Optional.ofNullable(form().get(name)).map(List::getFirst);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name)).map(List::getFirst);
    }

    private static Map<String, List<String>> parameters(@Nullable String encoded) {
        var parameters = new LinkedHashMap<String, List<String>>();
        if (encoded == null || encoded.isEmpty()) {
            return parameters;
        }
        for (String pair : encoded.split("&")) {
            String[] parts = pair.split("=", 2);
            parameters
                    .computeIfAbsent(decoded(parts[0]), key -> new ArrayList<>())
                    .add(parts.length == 2 ? decoded(parts[1]) : "");
        }
        return parameters;
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part, StandardCharsets.UTF_8);
    }
}
