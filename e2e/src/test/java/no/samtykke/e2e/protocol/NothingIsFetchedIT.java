package no.samtykke.e2e.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import no.samtykke.e2e.stack.Stack;
import no.samtykke.e2e.stack.WithStack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nobody makes the servers call an address by naming it in a request (server-side request forgery). */
@WithStack
@TestInstance(Lifecycle.PER_CLASS)
class NothingIsFetchedIT {

    private final RightRequests requests;
    private final HttpServer inside;
    private final List<String> calls = new CopyOnWriteArrayList<>();

    NothingIsFetchedIT(Stack stack) throws IOException {
        this.requests = new RightRequests(stack);
        this.inside = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        inside.createContext("/", exchange -> {
            calls.add(exchange.getRequestURI().toString());
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        inside.start();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "authorize, request_uri=",
        "authorize, redirect_uri=",
        "authorize, aud=",
        "authorize, sector_identifier_uri=",
        "authorize, client_id=",
        "code, redirect_uri=",
        "system, assertion.header.jku=",
        "system, assertion.header.x5u=",
        "system, assertion.header.kid=",
        "system, assertion.iss=",
        "system, assertion.aud="
    })
    void an_address_in_a_request_is_not_called(String request, String change) {
        var address = "http://127.0.0.1:" + inside.getAddress().getPort() + "/inside";

        var reply = requests.named(request).changed(change + address).send();

        assertThat(reply.status()).isLessThan(500);
        assertThat(calls).isEmpty();
    }

    @AfterAll
    void close() {
        inside.stop(0);
    }
}
