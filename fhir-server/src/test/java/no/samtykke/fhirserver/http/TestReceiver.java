package no.samtykke.fhirserver.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** A system of an organisation that is told of changes. It can be killed, and begin anew at the same address. */
final class TestReceiver {

    static final TestReceiver ONE = new TestReceiver();

    private static final Executor THREADS = Executors.newVirtualThreadPerTaskExecutor();

    private final int port = freePort();
    private final List<Got> got = new CopyOnWriteArrayList<>();
    private final List<Got> greetings = new CopyOnWriteArrayList<>();
    private volatile ToIntFunction<String> status = _ -> 204;
    private @Nullable HttpServer http;

    private TestReceiver() {}

    record Got(String key, String signature, String body) {}

    Map<String, Object> settings() {
        try {
            var key = new ECKeyGenerator(Curve.P_384).keyID("push-1").generate();
            var file = Files.createTempFile("push-key", ".json");
            file.toFile().deleteOnExit();
            Files.writeString(file, key.toJSONString());
            return Map.of(
                    "samtykke.push.endpoints",
                    endpoint(),
                    "samtykke.push.key",
                    file.toString(),
                    "samtykke.push.timeout",
                    "5s",
                    "samtykke.push.after",
                    "1h",
                    "samtykke.push.every",
                    "1h");
        } catch (IOException | JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    String endpoint() {
        return "http://localhost:" + port + "/settings";
    }

    void live() {
        try {
            kill();
            var started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            started.createContext("/settings", exchange -> {
                String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
                int answer = status.applyAsInt(body);
                if (answer < 300) {
                    var one = new Got(
                            exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                            exchange.getRequestHeaders().getFirst("X-Samtykke-Signature"),
                            body);
                    (body.contains("\"handshake\"") ? greetings : got).add(one);
                }
                exchange.sendResponseHeaders(answer, -1);
                exchange.close();
            });
            started.setExecutor(THREADS);
            started.start();
            http = started;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    void kill() {
        if (http != null) {
            http.stop(0);
            http = null;
        }
    }

    void refuses(Predicate<String> body) {
        status = one -> body.test(one) ? 422 : 204;
    }

    /** It takes what is answered with a status below 300. */
    void answers(ToIntFunction<String> status) {
        this.status = status;
    }

    List<Got> greetings() {
        return List.copyOf(greetings);
    }

    /** Without greetings. */
    List<Got> got() {
        return List.copyOf(got);
    }

    void forget() {
        got.clear();
        greetings.clear();
        status = _ -> 204;
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
