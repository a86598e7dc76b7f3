package no.samtykke.authserver.token;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import no.samtykke.authserver.support.MovableClock;
import no.samtykke.authserver.support.RunningAuthServer;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Keys in a schema of their own, so that those of the running server stay. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class KeysOfTheirOwn extends RunningAuthServer {

    static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");
    static final Duration DAY = Duration.ofDays(1);
    private static final String SCHEMA = "keys_follow_one_another";

    /** Made once, since an RSA key takes long: for tests of what comes after the first keys. */
    private static final List<SigningKey> FIRST = SigningKey.ALGORITHMS.stream()
            .map(algorithm -> SigningKey.generate(algorithm, Instant.EPOCH))
            .toList();

    final MovableClock clock = new MovableClock();
    private final HikariDataSource database = new HikariDataSource();
    final JdbcClient jdbc = JdbcClient.create(database);
    Node node = nodeWith(null);

    KeysOfTheirOwn(Environment settings) {
        var url = settings.getRequiredProperty("spring.datasource.url");
        database.setJdbcUrl(url + (url.contains("?") ? "&" : "?") + "currentSchema=" + SCHEMA);
        database.setUsername(settings.getRequiredProperty("spring.datasource.username"));
        database.setPassword(settings.getRequiredProperty("spring.datasource.password"));
    }

    /** One node: what it signs, and what turns its keys. */
    record Node(Signer signer, SigningKeys keys, KeyRotation rotation) {

        String token() {
            return signer.sign(TYPE, new JWTClaimsSet.Builder().subject("x").build());
        }

        String idToken() {
            return signer.signForApps(
                    JOSEObjectType.JWT, new JWTClaimsSet.Builder().subject("x").build());
        }
    }

    @BeforeAll
    void makeTables() {
        Flyway.configure().dataSource(database).schemas(SCHEMA).load().migrate();
    }

    @AfterAll
    void letGoOfTheDatabase() {
        database.close();
    }

    @BeforeEach
    void beginWithoutKeys() {
        jdbc.sql("delete from signing_key").update();
        clock.reset();
        node = nodeWith(null);
    }

    /** As a node makes them when there are none. */
    void theFirstKeysAreMade() {
        var stored = new StoredKeys(jdbc, new KeyEncryption(properties(null)), clock);
        FIRST.forEach(key -> stored.add(new SigningKey(key.jwk(), key.algorithm(), clock.instant())));
    }

    /** The first key for an algorithm, when it is made. */
    static JWK first(JWSAlgorithm algorithm) {
        return FIRST.stream()
                .filter(key -> key.algorithm().equals(algorithm))
                .map(SigningKey::jwk)
                .findFirst()
                .orElseThrow();
    }

    Node nodeWith(@Nullable Path secret) {
        var properties = properties(secret);
        var stored = new StoredKeys(jdbc, new KeyEncryption(properties), clock);
        var transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        var rotation = new KeyRotation(stored, properties, transaction, clock);
        var keys = new SigningKeys(stored, rotation, clock);
        return new Node(new Signer(keys, properties), keys, rotation);
    }

    List<String> published() {
        return new JWKSet(node.keys().all().toPublicJWKSet().getKeys())
                .getKeys().stream().map(JWK::getKeyID).toList();
    }

    static String keyOf(String token) {
        return header(token).getHeader().getKeyID();
    }

    static String algorithmOf(String token) {
        return header(token).getHeader().getAlgorithm().getName();
    }

    private static SigningProperties properties(@Nullable Path secret) {
        return new SigningProperties(DAY, Duration.ofDays(30), DAY, "ES256", secret);
    }

    private static SignedJWT header(String token) {
        try {
            return SignedJWT.parse(token);
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }
}
