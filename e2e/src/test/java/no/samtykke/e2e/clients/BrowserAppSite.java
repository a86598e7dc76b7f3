package no.samtykke.e2e.clients;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.concurrent.Executors;
import no.samtykke.e2e.stack.Stack;

/** Serves the app of {@code src/test/node/browser-app} from the web origin that is registered for it. */
final class BrowserAppSite implements AutoCloseable {

    private static final String CLIENT = "sandbox-app";

    private final HttpServer server;

    private BrowserAppSite(HttpServer server) {
        this.server = server;
    }

    static BrowserAppSite open(Stack stack) {
        return open(stack, registeredOrigin(stack).getPort());
    }

    /** From a port that is registered for no app. */
    static BrowserAppSite openElsewhere(Stack stack) {
        return open(stack, 0);
    }

    private static BrowserAppSite open(Stack stack, int port) {
        Node.require();
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            file(server, "/", "browser-app/index.html", "text/html");
            file(server, "/app.js", "browser-app/app.js", "text/javascript");
            file(server, "/fhir-client.js", "node_modules/fhirclient/build/fhir-client.js", "text/javascript");
            var settings = "{\"fhirBase\":\"%s\",\"clientId\":\"%s\"}".formatted(stack.fhir(), CLIENT);
            content(server, "/settings.json", settings.getBytes(StandardCharsets.UTF_8), "application/json");
            server.start();
            return new BrowserAppSite(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URI registeredOrigin(Stack stack) {
        return URI.create(
                stack.description().client(CLIENT).path("origins").path(0).asText());
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    private static void file(HttpServer server, String path, String file, String type) throws IOException {
        content(server, path, Files.readAllBytes(Node.file(file)), type);
    }

    private static void content(HttpServer server, String path, byte[] content, String type) {
        server.createContext(path, exchange -> answer(exchange, content, type));
    }

    private static void answer(HttpExchange exchange, byte[] content, String type) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
