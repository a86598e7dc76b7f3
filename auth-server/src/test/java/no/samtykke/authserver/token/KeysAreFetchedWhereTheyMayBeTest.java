package no.samtykke.authserver.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import no.samtykke.authserver.client.Proof;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysAreFetchedWhereTheyMayBeTest {

    private final Time time = new Time();
    private final Names names = new Names();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final ECKey first = key("first");
    private final ECKey second = key("second");
    private volatile String published = "";
    private volatile int status = 200;
    private HttpServer http;
    private ClientKeys keys;

    @BeforeEach
    void aClientPublishesItsKeys() throws IOException {
        publishes(first);
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().getPath());
            var body = published.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Location", address("/elsewhere").toString());
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        http.start();
        keys = new ClientKeys(KeySetDownload.fromAnywhere(), KeySetDownload.fromPublicAddresses(names), time);
    }

    @AfterEach
    void stop() {
        http.stop(0);
    }

    @Test
    void a_new_key_is_found_and_an_old_one_is_forgotten_after_five_minutes() {
        accepts(first);

        publishes(second);
        time.now = time.now.plusSeconds(31);
        accepts(second);
        refuses(first);
        assertThat(asked.size()).isBetween(2, 3);

        publishes(first);
        accepts(second);
        time.now = time.now.plus(Duration.ofMinutes(5)).plusSeconds(1);
        refuses(second);
        time.now = time.now.plusSeconds(31);
        accepts(first);
    }

    @Test
    void unknown_keys_do_not_make_us_ask_again_and_again() {
        accepts(first);
        for (int i = 0; i < 20; i++) {
            refuses(second);
        }

        assertThat(asked.size()).isLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 404, 500})
    void nothing_is_proved_when_the_keys_are_not_given_and_no_redirect_is_followed(int answer) {
        status = answer;

        refuses(first);
        assertThat(asked).doesNotContain("/elsewhere");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "<html>", "{\"keys\":[{\"kty\":\"EC\"}]}"})
    void nothing_is_proved_by_what_is_no_set_of_keys(String answer) {
        published = answer;

        refuses(first);
    }

    @Test
    void nothing_is_proved_by_a_set_too_large() {
        published = published + " ".repeat(60 * 1024);

        refuses(first);
    }

    @Test
    void nothing_is_proved_when_nobody_answers() {
        http.stop(0);

        refuses(first);
    }

    @ParameterizedTest(name = "the name leads to {0}")
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.0.0.1",
                "100.64.0.1",
                "169.254.169.254",
                "192.168.0.1",
                "::1",
                "::ffff:127.0.0.1",
                "fd00::1",
                "fe80::1",
                "224.0.0.1"
            })
    void an_address_that_others_named_leads_outside_or_nowhere(String address) {
        names.answer = address;

        refusesAt(new Proof.KeySet.At(named("keys.example"), true));
        assertThat(names.asked).contains("keys.example");
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"127.0.0.1", "[::1]", "localhost", "127.1", "0x7f.1", "2130706433"})
    void nor_does_one_that_is_inside_by_its_name(String host) {
        refusesAt(new Proof.KeySet.At(named(host), true));
        assertThat(asked).isEmpty();
    }

    /** A name that first leads outside and then inside is asked once, and what was judged is what is called. */
    @Test
    void the_address_that_was_judged_is_the_one_that_is_called() {
        names.answer = "192.0.2.1";
        names.afterwards = "127.0.0.1";

        refusesAt(new Proof.KeySet.At(named("rebinding.example"), true));
        assertThat(names.asked).hasSize(1);
        assertThat(asked).isEmpty();
    }

    private URI address(String path) {
        return named("localhost").resolve(path);
    }

    private URI named(String host) {
        return URI.create("http://" + host + ":" + http.getAddress().getPort() + "/jwks.json");
    }

    private void publishes(ECKey key) {
        published = new JWKSet(key).toPublicJWKSet().toString();
    }

    private void accepts(ECKey key) {
        assertThatCode(() -> keys.verify(signed(key), at(new Proof.KeySet.At(address("/jwks.json"), false))))
                .doesNotThrowAnyException();
    }

    private void refuses(ECKey key) {
        assertThatThrownBy(() -> keys.verify(signed(key), at(new Proof.KeySet.At(address("/jwks.json"), false))))
                .isInstanceOfAny(JOSEException.class, BadJOSEException.class);
    }

    private void refusesAt(Proof.KeySet.At address) {
        assertThatThrownBy(() -> keys.verify(signed(first), at(address)))
                .isInstanceOfAny(JOSEException.class, BadJOSEException.class);
    }

    private static Proof.Keys at(Proof.KeySet.At address) {
        return new Proof.Keys(address);
    }

    private static SignedJWT signed(ECKey key) throws JOSEException {
        var jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES384).keyID(key.getKeyID()).build(),
                new JWTClaimsSet.Builder().subject("a-client").build());
        jwt.sign(new ECDSASigner(key));
        return jwt;
    }

    private static ECKey key(String id) {
        try {
            return new ECKeyGenerator(Curve.P_384).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Names implements DnsResolver {

        private final List<String> asked = new CopyOnWriteArrayList<>();
        private String answer = "127.0.0.1";
        private String afterwards = "";

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            var given = asked.isEmpty() || afterwards.isEmpty() ? answer : afterwards;
            asked.add(host);
            return new InetAddress[] {InetAddress.getByName(given)};
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    private static final class Time extends Clock {

        private Instant now = Instant.parse("2030-01-01T12:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
