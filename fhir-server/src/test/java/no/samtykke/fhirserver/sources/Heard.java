package no.samtykke.fhirserver.sources;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A request that a stand-in got.
 *
 * @param path with the query, if there was one
 * @param headers by their names in small letters
 * @param form decoded
 */
public record Heard(String method, String path, Map<String, String> headers, Map<String, String> form) {

    static Heard of(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        var form = new TreeMap<String, String>();
        for (String pair : body.isEmpty() ? List.<String>of() : List.of(body.split("&", -1))) {
            int equals = pair.indexOf('=');
            form.put(
                    URLDecoder.decode(pair.substring(0, equals), UTF_8),
                    URLDecoder.decode(pair.substring(equals + 1), UTF_8));
        }
        var headers = exchange.getRequestHeaders().entrySet().stream()
                .collect(Collectors.toMap(
                        header -> header.getKey().toLowerCase(Locale.ROOT),
                        header -> String.join(", ", header.getValue())));
        return new Heard(exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, form);
    }

    /** The number of the person asked about; empty text when none is named. */
    public String number() {
        return Optional.ofNullable(form.getOrDefault("patient.identifier", form.get("identifier")))
                .map(token -> token.substring(token.indexOf('|') + 1))
                .orElse("");
    }

    public boolean isForToken() {
        return path.endsWith("/token");
    }
}
