package no.samtykke.fhirserver.kjernejournal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A source of the summary care record over real HTTP that can also misbehave. */
public final class TestSource implements AutoCloseable {

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile int status = 200;
    private volatile Duration delay = Duration.ZERO;

    public TestSource() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/fhir/", this::answer);
        server.start();
    }

    public URI base() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/fhir");
    }

    /** One line for each request: method, address, body. */
    public List<String> heard() {
        return List.copyOf(heard);
    }

    /** The operations that were called about a person, in order. */
    public List<String> heardAbout(String number) {
        return heard.stream()
                .filter(line -> line.contains(number))
                .map(line -> line.replaceAll("^POST /fhir/(\\S+) .*$", "$1"))
                .toList();
    }

    public void answersWithStatus(int other) {
        status = other;
    }

    public void answersAfter(Duration wait) {
        delay = wait;
    }

    public void behaves() {
        status = 200;
        delay = Duration.ZERO;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        heard.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body);
        try {
            Thread.sleep(delay);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        byte[] bytes = "{\"resourceType\":\"Parameters\"}".getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/fhir+json");
        exchange.sendResponseHeaders(status, status == 204 ? -1 : bytes.length);
        if (status != 204) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }
}
