package no.samtykke.e2e.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/** The redirect address of every app under test: one listener on a free port of 127.0.0.1 (RFC 8252 section 7.3). */
final class Callback {

    static final Callback LISTENER = new Callback();

    private static final String PAGE =
            "<!DOCTYPE html><html lang=nb><title>Tilbake i appen</title><h1>Tilbake i appen</h1>";

    private final Map<String, Map<String, String>> answers = new ConcurrentHashMap<>();
    private final HttpServer server;

    private Callback() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/callback", this::receive);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/callback");
    }

    /** What came for a log-in, by its state. */
    Optional<Map<String, String>> answer(String state) {
        return Optional.ofNullable(answers.remove(state));
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            var values = new ConcurrentHashMap<String, String>();
            for (var pair : exchange.getRequestURI().getRawQuery().split("&")) {
                var at = pair.indexOf('=');
                values.put(pair.substring(0, at), URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8));
            }
            answers.put(values.getOrDefault("state", ""), values);
            var page = PAGE.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
        }
    }
}
