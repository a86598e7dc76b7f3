package no.samtykke.fhirserver.sources;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import no.samtykke.fhirserver.nationalid.NationalId;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * A source over real HTTP that believes nothing either: it checks every signature. It can misbehave; until it does, it
 * answers as the protocol says, with what it was given.
 */
public final class StandIn implements AutoCloseable {

    private final String id;
    private final String scheme;
    private final HttpServer server;
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final List<InetSocketAddress> connections = new CopyOnWriteArrayList<>();
    private final Set<String> tokens = ConcurrentHashMap.newKeySet();
    private final Shelf shelf = new Shelf();
    private volatile @Nullable HttpHandler misdeed;
    private volatile int refusesTokens;

    public StandIn(String id) throws IOException {
        this(id, "http", HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    }

    /** @param server that is not started yet */
    StandIn(String id, String scheme, HttpServer server) {
        this.id = id;
        this.scheme = scheme;
        this.server = server;
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    public String id() {
        return id;
    }

    public URI base() {
        return URI.create(scheme + "://localhost:" + server.getAddress().getPort() + "/fhir");
    }

    public URI tokenEndpoint() {
        return URI.create(scheme + "://localhost:" + server.getAddress().getPort() + "/token");
    }

    /** From now on it has this of this person, whom the resource is made to name. */
    public void has(NationalId person, Resource resource) {
        shelf.put(person, resource);
    }

    /** @param address beneath the base, as in {@code Binary/17} */
    public void hasDocument(String address, String contentType, byte[] content) {
        shelf.put(address, contentType, content);
    }

    public void has(Shelf.Document document, String address) {
        shelf.put(address, document);
    }

    /** Requests with a token, in order. */
    public List<Heard> heard() {
        return heard.stream().filter(one -> !one.isForToken()).toList();
    }

    public List<Heard> heardAbout(NationalId person) {
        return heard().stream()
                .filter(one -> one.number().equals(person.value()))
                .toList();
    }

    public List<Heard> tokenRequests() {
        return heard.stream().filter(Heard::isForToken).toList();
    }

    /** The other end of each request's connection, in order. */
    public List<InetSocketAddress> connections() {
        return List.copyOf(connections);
    }

    /** Instead of an answer, until it {@link #behaves}; tokens are still given. */
    public void does(HttpHandler other) {
        misdeed = other;
    }

    public void behaves() {
        misdeed = null;
        refusesTokens = 0;
    }

    /** As after a restart: the tokens that it gave are of no more use. */
    public void forgetsItsTokens() {
        tokens.clear();
    }

    public void refusesTheNextTokens(int times) {
        refusesTokens = times;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = Heard.of(exchange);
            heard.add(request);
            connections.add(exchange.getRemoteAddress());
            var instead = misdeed;
            if (request.isForToken()) {
                giveToken(exchange, request);
            } else if (!isAllowed(request)) {
                send(exchange, 401, "application/json", "{}".getBytes(UTF_8));
            } else if (instead != null) {
                instead.handle(exchange);
            } else if (!Signed.isStatement(request, base())) {
                send(exchange, 400, "application/json", "{}".getBytes(UTF_8));
            } else {
                shelf.answer(exchange, request);
            }
        }
    }

    private boolean isAllowed(Heard request) {
        String authorization = request.headers().getOrDefault("authorization", "");
        if (refusesTokens > 0) {
            refusesTokens--;
            return false;
        }
        return authorization.startsWith("Bearer ") && tokens.contains(authorization.substring(7));
    }

    private void giveToken(HttpExchange exchange, Heard request) throws IOException {
        if (!Signed.isAssertion(request, tokenEndpoint())) {
            send(exchange, 401, "application/json", "{\"error\":\"invalid_client\"}".getBytes(UTF_8));
            return;
        }
        String token = UUID.randomUUID().toString();
        tokens.add(token);
        String body = "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":300}".formatted(token);
        send(exchange, 200, "application/json", body.getBytes(UTF_8));
    }

    static void send(HttpExchange exchange, int status, String contentType, byte[] body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", contentType);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }
}
