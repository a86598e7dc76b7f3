package no.samtykke.authserver.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import no.samtykke.authserver.support.MovableClock;
import no.samtykke.authserver.support.RunningAuthServer;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** In a schema of its own, so that the keys of the running server stay. */
@TestInstance(Lifecycle.PER_CLASS)
class KeysFollowOneAnotherIT extends RunningAuthServer {

    private static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");
    private static final Duration DAY = Duration.ofDays(1);
    private static final String SCHEMA = "keys_follow_one_another";

    private final MovableClock clock = new MovableClock();
    private final HikariDataSource database = new HikariDataSource();
    private final JdbcClient jdbc = JdbcClient.create(database);
    private Node node = nodeWith(null);

    KeysFollowOneAnotherIT(@Autowired Environment settings) {
        var url = settings.getRequiredProperty("spring.datasource.url");
        database.setJdbcUrl(url + (url.contains("?") ? "&" : "?") + "currentSchema=" + SCHEMA);
        database.setUsername(settings.getRequiredProperty("spring.datasource.username"));
        database.setPassword(settings.getRequiredProperty("spring.datasource.password"));
    }

    /** One node: what it signs, and what turns its keys. */
    private record Node(Signer signer, SigningKeys keys, KeyRotation rotation) {

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

    @Test
    void the_first_keys_sign_at_once_one_for_each_algorithm() throws Exception {
        assertThat(algorithmOf(node.token())).isEqualTo("ES256");
        assertThat(algorithmOf(node.idToken())).isEqualTo("RS256");
        assertThat(node.keys().all().getKeys()).extracting(JWK::getKeyUse).containsOnly(KeyUse.SIGNATURE);
        assertThat(node.keys().all().getKeys())
                .extracting(key -> key.getAlgorithm().getName())
                .containsExactlyInAnyOrder("ES256", "RS256");
    }

    @Test
    void the_next_key_is_published_a_day_before_it_signs_and_the_last_a_day_after() throws Exception {
        var first = node.token();
        turnAfter(Duration.ofDays(29).minusMinutes(1));
        assertThat(published()).hasSize(2);

        turnAfter(Duration.ofMinutes(2));
        assertThat(published()).hasSize(4);
        assertThat(keyOf(node.token())).isEqualTo(keyOf(first));

        turnAfter(DAY.plusMinutes(1));
        var second = node.token();
        assertThat(keyOf(second)).isNotEqualTo(keyOf(first));
        assertThat(published()).contains(keyOf(first), keyOf(second));
        assertThat(node.signer().claimsOfOurs(TYPE, first)).isPresent();

        turnAfter(DAY);
        assertThat(published()).hasSize(2).doesNotContain(keyOf(first));
        assertThat(node.signer().claimsOfOurs(TYPE, first)).isEmpty();
        assertThat(node.signer().claimsOfOurs(TYPE, second)).isPresent();
    }

    @Test
    void the_private_part_goes_first() throws Exception {
        var first = keyOf(node.token());
        turnAfter(Duration.ofDays(29).plusMinutes(1));
        assertThat(node.keys().all().getKeyByKeyId(first).isPrivate()).isTrue();

        turnAfter(DAY.plusMinutes(2));

        assertThat(node.keys().all().getKeyByKeyId(first).isPrivate()).isFalse();
    }

    @Test
    void a_server_that_was_away_for_a_year_still_publishes_ahead() throws Exception {
        var first = node.token();
        turnAfter(Duration.ofDays(365));

        assertThat(keyOf(node.token())).isEqualTo(keyOf(first));
        assertThat(published()).hasSize(4);
        turnAfter(DAY);
        assertThat(keyOf(node.token())).isNotEqualTo(keyOf(first));
    }

    @Test
    void there_is_always_a_key_whatever_the_hour() throws Exception {
        var seen = Stream.generate(() -> {
                    turnAfter(Duration.ofHours(23));
                    var token = node.token();
                    assertThat(published()).contains(keyOf(token));
                    return keyOf(token);
                })
                .limit(70)
                .distinct()
                .count();

        assertThat(seen).isEqualTo(3);
    }

    @Test
    void several_nodes_make_one_next_key_and_sign_with_the_same() {
        var nodes = Stream.generate(() -> nodeWith(null)).limit(4).toList();
        nodes.stream()
                .map(each -> CompletableFuture.runAsync(each.rotation()::turn))
                .toList()
                .forEach(CompletableFuture::join);
        assertThat(published()).hasSize(2);

        clock.move(Duration.ofDays(29).plusMinutes(1));
        nodes.stream()
                .map(each -> CompletableFuture.runAsync(each.rotation()::turn))
                .toList()
                .forEach(CompletableFuture::join);

        assertThat(published()).hasSize(4);
        assertThat(nodes.stream().map(each -> keyOf(each.token())).distinct()).hasSize(1);
    }

    @Test
    void a_key_from_before_goes_on_signing() throws Exception {
        var old = new RSAKeyGenerator(3072)
                .keyID("from-before")
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.RS256)
                .generate();
        jdbc.sql(
                        "insert into signing_key (kid, jwk, alg, signs_from, created_at) values (:kid, :jwk, 'RS256', now(), now())")
                .param("kid", old.getKeyID())
                .param("jwk", old.toJSONString())
                .update();
        node.rotation().turn();

        assertThat(keyOf(node.idToken())).isEqualTo("from-before");
        assertThat(algorithmOf(node.token())).isEqualTo("ES256");
    }

    @Test
    void with_a_key_to_encrypt_with_no_private_part_lies_open(@TempDir Path directory) throws Exception {
        var before = node.token();
        var encrypting = nodeWith(secretIn(directory, 'a'));
        encrypting.rotation().turn();

        assertThat(stored()).noneMatch(jwk -> jwk.startsWith("{") || jwk.contains("\"d\""));
        assertThat(keyOf(encrypting.token())).isEqualTo(keyOf(before));
        assertThat(encrypting.signer().claimsOfOurs(TYPE, before)).isPresent();
        assertThatThrownBy(() -> node.keys().all()).hasMessageContaining("samtykke.signing.key-encryption-key");
        var wrong = nodeWith(secretIn(directory, 'b'));
        assertThatThrownBy(() -> wrong.keys().all()).hasMessageContaining("samtykke.signing.key-encryption-key");
    }

    @ParameterizedTest(name = "{0} {1} {2} {3}: {4}")
    @CsvSource({
        "4m, 30d, 1d, ES256, publish-ahead",
        "1d, 1d, 1d, ES256, rotate-every",
        "1d, 30d, 9m, ES256, keep",
        "1d, 30d, 1d, HS256, access-tokens"
    })
    void a_fault_in_the_settings_is_named(String ahead, String every, String keep, String algorithm, String named) {
        assertThatThrownBy(() -> new SigningProperties(length(ahead), length(every), length(keep), algorithm, null))
                .hasMessageContaining("samtykke.signing." + named);
    }

    @Test
    void a_short_key_to_encrypt_with_is_named(@TempDir Path directory) throws IOException {
        var file = Files.writeString(directory.resolve("short"), "c2hvcnQ=");

        assertThatThrownBy(() -> nodeWith(file)).hasMessageContaining("samtykke.signing.key-encryption-key");
        assertThatThrownBy(() -> nodeWith(directory.resolve("missing")))
                .hasMessageContaining("samtykke.signing.key-encryption-key");
    }

    private void turnAfter(Duration time) {
        clock.move(time);
        node.rotation().turn();
    }

    private List<String> published() {
        return new JWKSet(node.keys().all().toPublicJWKSet().getKeys())
                .getKeys().stream().map(JWK::getKeyID).toList();
    }

    private List<String> stored() {
        return jdbc.sql("select jwk from signing_key").query(String.class).list();
    }

    private Node nodeWith(@Nullable Path secret) {
        var properties = new SigningProperties(DAY, Duration.ofDays(30), DAY, "ES256", secret);
        var stored = new StoredKeys(jdbc, new KeyEncryption(properties), clock);
        var transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        var rotation = new KeyRotation(stored, properties, transaction, clock);
        var keys = new SigningKeys(stored, rotation, clock);
        return new Node(new Signer(keys, properties), keys, rotation);
    }

    private static Path secretIn(Path directory, char letter) throws IOException {
        var bytes = String.valueOf(letter).repeat(32).getBytes(StandardCharsets.US_ASCII);
        return Files.writeString(
                directory.resolve("secret-" + letter), Base64.getEncoder().encodeToString(bytes));
    }

    private static Duration length(String text) {
        return DurationStyle.detectAndParse(text);
    }

    private static String keyOf(String token) {
        return header(token).getHeader().getKeyID();
    }

    private static String algorithmOf(String token) {
        return header(token).getHeader().getAlgorithm().getName();
    }

    private static SignedJWT header(String token) {
        try {
            return SignedJWT.parse(token);
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }
}
