package no.samtykke.authserver.token;

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
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import no.samtykke.authserver.client.Proof;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A client that publishes its keys on loopback, and the ways that lead there. */
abstract class PublishedKeys {

    final Time time = new Time();
    final Names names = new Names();
    final List<String> asked = new CopyOnWriteArrayList<>();
    final ECKey first = key("first");
    final ECKey second = key("second");
    volatile String published = "";
    volatile int status = 200;
    volatile String cacheControl = "";
    volatile boolean slow;
    HttpServer http;
    ClientKeys keys;

    @BeforeEach
    void aClientPublishesItsKeys() throws IOException {
        publishes(first);
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().getPath());
            var body = published.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Location", address("/elsewhere").toString());
            exchange.getResponseHeaders().set("Cache-Control", cacheControl);
            exchange.sendResponseHeaders(status, body.length);
            for (int i = 0; slow && i < 20; i++) {
                exchange.getResponseBody().write(body[i]);
                exchange.getResponseBody().flush();
                LockSupport.parkNanos(100_000_000);
            }
            if (!slow) {
                exchange.getResponseBody().write(body);
            }
            exchange.close();
        });
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.start();
        keys = new ClientKeys(KeySetDownload.fromAnywhere(), KeySetDownload.fromPublicAddresses(names), time);
    }

    @AfterEach
    void stop() {
        http.stop(0);
    }

    URI address(String path) {
        return named("localhost").resolve(path);
    }

    URI named(String host) {
        return URI.create("http://" + host + ":" + http.getAddress().getPort() + "/jwks.json");
    }

    void publishes(ECKey key) {
        published = new JWKSet(key).toPublicJWKSet().toString();
    }

    void accepts(ECKey key) {
        assertThatCode(() -> keys.verify(signed(key), at(new Proof.KeySet.At(address("/jwks.json"), false))))
                .doesNotThrowAnyException();
    }

    void refuses(ECKey key) {
        assertThatThrownBy(() -> keys.verify(signed(key), at(new Proof.KeySet.At(address("/jwks.json"), false))))
                .isInstanceOfAny(JOSEException.class, BadJOSEException.class);
    }

    void refusesAt(Proof.KeySet.At address) {
        assertThatThrownBy(() -> keys.verify(signed(first), at(address)))
                .isInstanceOfAny(JOSEException.class, BadJOSEException.class);
    }

    static Proof.Keys at(Proof.KeySet.At address) {
        return new Proof.Keys(address);
    }

    static SignedJWT signed(ECKey key) throws JOSEException {
        var jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES384).keyID(key.getKeyID()).build(),
                new JWTClaimsSet.Builder().subject("a-client").build());
        jwt.sign(new ECDSASigner(key));
        return jwt;
    }

    static ECKey key(String id) {
        try {
            return new ECKeyGenerator(Curve.P_384).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static final class Names implements DnsResolver {

        final List<String> asked = new CopyOnWriteArrayList<>();
        String answer = "127.0.0.1";
        String afterwards = "";

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

    static final class Time extends Clock {

        Instant now = Instant.parse("2030-01-01T12:00:00Z");

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
