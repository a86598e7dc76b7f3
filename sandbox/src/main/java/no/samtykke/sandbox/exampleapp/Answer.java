package no.samtykke.sandbox.exampleapp;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One answer to the browser, with the headers that every answer has: nothing is kept in a cache, nothing but our own
 * script is run, nothing is framed or loaded from elsewhere.
 */
record Answer(
        int status,
        String type,
        String body,
        @Nullable String location,
        @Nullable String cookie,
        @Nullable String savedAs) {

    /** It has been written already. */
    static final Answer SENT = new Answer(0, "", "", null, null, null);

    private static final String COOKIE = "maleboka";
    private static final Set<String> TAKES_POST = Set.of("/session-key", "/settings/withdrawal");

    /** What makes an answer. */
    interface Route {
        Answer answer(HttpExchange exchange) throws Refusal, IOException;
    }

    static Answer page(String html) {
        return new Answer(200, "text/html; charset=utf-8", html, null, null, null);
    }

    /** A text that the browser saves, under a name that is none of a person's. */
    static Answer text(String name, String text) {
        return new Answer(200, "text/plain; charset=utf-8", text, null, null, name);
    }

    static Answer redirect(String location) {
        return new Answer(303, "text/plain; charset=utf-8", "", location, null, null);
    }

    static Answer file(String name, String type) throws IOException {
        try (var file = Answer.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException(name + " is missing from the jar");
            }
            return new Answer(200, type, new String(file.readAllBytes(), StandardCharsets.UTF_8), null, null, null);
        }
    }

    Answer withCookie(String value) {
        return new Answer(status, type, body, location, value, savedAs);
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
            boolean isPost = exchange.getRequestMethod().equals("POST");
            if (isPost != TAKES_POST.contains(exchange.getRequestURI().getPath())
                    || !exchange.getRequestMethod().matches("GET|HEAD|POST")) {
                throw new Refusal(405, "Ikke tillatt", "Denne siden kan bare leses.");
            }
            return route.answer(exchange);
        } catch (Refusal refusal) {
            return new Answer(
                    refusal.status(), "text/html; charset=utf-8", OpenPages.refusal(refusal), null, null, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void secure(HttpExchange exchange) {
        var headers = exchange.getResponseHeaders();
        headers.set("Cache-Control", "no-store");
        headers.set(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:;"
                        + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
    }

    private void send(HttpExchange exchange) throws IOException {
        if (this.equals(SENT)) {
            return;
        }
        secure(exchange);
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type);
        if (location != null) {
            headers.set("Location", location);
        }
        if (cookie != null) {
            headers.set("Set-Cookie", COOKIE + "=" + cookie + "; Path=/; HttpOnly; SameSite=Lax");
        }
        if (savedAs != null) {
            headers.set("Content-Disposition", "attachment; filename=\"" + savedAs + "\"");
        }
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var head = exchange.getRequestMethod().equals("HEAD") || bytes.length == 0;
        exchange.sendResponseHeaders(status, head ? -1 : bytes.length);
        if (!head) {
            exchange.getResponseBody().write(bytes);
        }
    }
}
