package no.samtykke.sandbox.exampleapp;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One answer to the browser, with the headers that every answer has: nothing is kept in a cache, nothing is run, framed
 * or loaded from elsewhere.
 */
record Answer(
        int status,
        String type,
        String body,
        @Nullable String location,
        @Nullable String cookie) {

    private static final String COOKIE = "maleboka";

    /** What makes an answer. */
    interface Route {
        Answer answer(HttpExchange exchange) throws Refusal, IOException;
    }

    static Answer page(String html) {
        return new Answer(200, "text/html; charset=utf-8", html, null, null);
    }

    static Answer redirect(String location) {
        return new Answer(303, "text/plain; charset=utf-8", "", location, null);
    }

    static Answer css() throws IOException {
        try (var css = Answer.class.getResourceAsStream("app.css")) {
            if (css == null) {
                throw new IllegalStateException("app.css is missing from the jar");
            }
            return new Answer(
                    200, "text/css; charset=utf-8", new String(css.readAllBytes(), StandardCharsets.UTF_8), null, null);
        }
    }

    Answer withCookie(String value) {
        return new Answer(status, type, body, location, value);
    }

    /** The secret in the browser's cookie; empty when there is none. */
    static String cookie(HttpExchange exchange) {
        for (var header : exchange.getRequestHeaders().getOrDefault("Cookie", List.of())) {
            for (var pair : header.split(";", -1)) {
                if (pair.strip().startsWith(COOKIE + "=")) {
                    return pair.strip().substring(COOKIE.length() + 1);
                }
            }
        }
        return "";
    }

    static void to(HttpExchange exchange, Route route) throws IOException {
        try (exchange) {
            answered(exchange, route).send(exchange);
        }
    }

    private static Answer answered(HttpExchange exchange, Route route) {
        try {
            if (!exchange.getRequestMethod().matches("GET|HEAD")) {
                throw new Refusal(405, "Ikke tillatt", "Denne siden kan bare leses.");
            }
            return route.answer(exchange);
        } catch (Refusal refusal) {
            return new Answer(refusal.status(), "text/html; charset=utf-8", OpenPages.refusal(refusal), null, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void send(HttpExchange exchange) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type);
        headers.set("Cache-Control", "no-store");
        headers.set(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        if (location != null) {
            headers.set("Location", location);
        }
        if (cookie != null) {
            headers.set("Set-Cookie", COOKIE + "=" + cookie + "; Path=/; HttpOnly; SameSite=Lax");
        }
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var head = exchange.getRequestMethod().equals("HEAD") || bytes.length == 0;
        exchange.sendResponseHeaders(status, head ? -1 : bytes.length);
        if (!head) {
            exchange.getResponseBody().write(bytes);
        }
    }
}
