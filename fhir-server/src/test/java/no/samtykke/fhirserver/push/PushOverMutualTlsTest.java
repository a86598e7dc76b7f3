package no.samtykke.fhirserver.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.sun.net.httpserver.HttpsServer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import no.samtykke.fhirserver.SelfSigned;
import no.samtykke.fhirserver.push.PushChannel.Receipt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;

/** A receiver that wants to see our certificate, and whose own must be one that is trusted. */
class PushOverMutualTlsTest {

    private static final List<String> GOT = new CopyOnWriteArrayList<>();

    @TempDir
    private static Path folder;

    private static HttpsServer receiver;
    private static SslBundle ours;
    private static SslBundle wrong;
    private static SslBundle none;
    private static SslBundle trustful;

    @BeforeAll
    static void a_receiver_lives() throws Exception {
        var theirKey = SelfSigned.made(folder.resolve("theirs.p12"));
        var ourKey = SelfSigned.made(folder.resolve("ours.p12"));
        var anotherKey = SelfSigned.made(folder.resolve("another.p12"));
        ours = SelfSigned.bundle(ourKey, theirKey);
        wrong = SelfSigned.bundle(anotherKey, theirKey);
        none = SelfSigned.withoutKey(theirKey);
        trustful = SelfSigned.bundle(ourKey, anotherKey);
        receiver = SelfSigned.demandingServer(SelfSigned.bundle(theirKey, ourKey));
        receiver.createContext("/settings", exchange -> {
            GOT.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        receiver.start();
    }

    @AfterAll
    static void it_ends() {
        receiver.stop(0);
    }

    @Test
    void both_show_who_they_are() throws Exception {
        GOT.clear();

        assertThat(send(ours)).isEqualTo(Receipt.RECEIVED);
        assertThat(GOT).containsExactly("news");
    }

    @Test
    void who_shows_no_certificate_or_another_one_or_trusts_somebody_else_gets_nothing_across() throws Exception {
        GOT.clear();

        for (SslBundle bundle : List.of(none, wrong, trustful)) {
            assertThat(send(bundle)).isEqualTo(Receipt.UNREACHABLE);
        }
        assertThat(GOT).isEmpty();
    }

    private static Receipt send(SslBundle bundle) throws Exception {
        String endpoint = "https://localhost:" + receiver.getAddress().getPort() + "/settings";
        var key = folder.resolve("push.json");
        Files.writeString(key, new ECKeyGenerator(Curve.P_384).generate().toJSONString());
        var properties = new PushProperties(
                List.of(URI.create(endpoint)),
                key,
                "mutual",
                Duration.ZERO,
                Duration.ofSeconds(2),
                Duration.ofSeconds(10),
                Duration.ofDays(7));
        var channel =
                new PushChannel(properties, new PushKey(properties), new DefaultSslBundleRegistry("mutual", bundle));
        return channel.send(endpoint, UUID.randomUUID(), "news");
    }
}
