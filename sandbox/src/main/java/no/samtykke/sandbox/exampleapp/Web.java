package no.samtykke.sandbox.exampleapp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks other servers, and reads and writes the forms of the web. */
class Web {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    HttpResponse<String> send(HttpRequest.Builder request) throws Refusal {
        try {
            return http.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new Refusal(502, "Ingen forbindelse", "Serveren svarte ikke. Prøv igjen om litt.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(503, "Avbrutt", "Appen stanses.");
        }
    }

    JsonNode get(URI address) throws Refusal {
        var response = send(HttpRequest.newBuilder(address).header("Accept", "application/json"));
        if (response.statusCode() != 200) {
            throw new Refusal(502, "Ingen forbindelse", "Serveren svarte med HTTP " + response.statusCode() + ".");
        }
        return json(response.body());
    }

    /** What is not JSON reads as an empty object: the caller finds nothing in it and says so. */
    static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode();
        }
    }

    static String form(Map<String, String> values) {
        return values.entrySet().stream()
                .map(value -> encode(value.getKey()) + "=" + encode(value.getValue()))
                .collect(Collectors.joining("&"));
    }

    static Map<String, String> parse(@Nullable String form) {
        var values = new HashMap<String, String>();
        for (var pair : form == null ? new String[0] : form.split("&", -1)) {
            var at = pair.indexOf('=');
            if (at > 0) {
                values.putIfAbsent(decode(pair.substring(0, at)), decode(pair.substring(at + 1)));
            }
        }
        return values;
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static String decode(String value) {
        return URLDecoder.decode(value, StandardCharsets.UTF_8);
    }
}
