package no.samtykke.sandbox.loopback;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** An HTTP server that answers on the loopback address only, one virtual thread per request. */
public final class LoopbackServer implements AutoCloseable {

    private final HttpServer server;
    private final Function<Request, ? extends Reply> answers;

    private LoopbackServer(HttpServer server, Function<Request, ? extends Reply> answers) {
        this.server = server;
        this.answers = answers;
    }

    /** @param port 0 for any free one, told by {@link #port()} */
    public static LoopbackServer start(int port, Function<Request, ? extends Reply> answers) throws IOException {
        var http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        var server = new LoopbackServer(http, answers);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/", server::answer);
        http.start();
        return server;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            answerTo(exchange).send(exchange);
        }
    }

    private Reply answerTo(HttpExchange exchange) throws IOException {
        var request = Request.of(exchange);
        try {
            return answers.apply(request);
        } catch (RuntimeException e) {
            System.err.println(request.method() + " " + request.path() + " failed");
            e.printStackTrace();
            return Answer.of(500, "text/plain", "The stand-in failed; its log says why.");
        }
    }
}
