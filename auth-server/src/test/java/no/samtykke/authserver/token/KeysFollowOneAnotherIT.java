package no.samtykke.authserver.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

class KeysFollowOneAnotherIT extends KeysOfTheirOwn {

    KeysFollowOneAnotherIT(@Autowired Environment settings) {
        super(settings);
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
        theFirstKeysAreMade();
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
        theFirstKeysAreMade();
        var first = keyOf(node.token());
        turnAfter(Duration.ofDays(29).plusMinutes(1));
        assertThat(node.keys().all().getKeyByKeyId(first).isPrivate()).isTrue();

        turnAfter(DAY.plusMinutes(2));

        assertThat(node.keys().all().getKeyByKeyId(first).isPrivate()).isFalse();
    }

    @Test
    void a_server_that_was_away_for_a_year_still_publishes_ahead() throws Exception {
        theFirstKeysAreMade();
        var first = node.token();
        turnAfter(Duration.ofDays(365));

        assertThat(keyOf(node.token())).isEqualTo(keyOf(first));
        assertThat(published()).hasSize(4);
        turnAfter(DAY);
        assertThat(keyOf(node.token())).isNotEqualTo(keyOf(first));
    }

    @Test
    void there_is_always_a_key_whatever_the_hour() throws Exception {
        theFirstKeysAreMade();
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
        var old = new RSAKey.Builder(first(JWSAlgorithm.RS256).toRSAKey())
                .keyID("from-before")
                .build();
        jdbc.sql(
                        "insert into signing_key (kid, jwk, alg, signs_from, created_at) values (:kid, :jwk, 'RS256', now(), now())")
                .param("kid", old.getKeyID())
                .param("jwk", old.toJSONString())
                .update();
        node.rotation().turn();

        assertThat(keyOf(node.idToken())).isEqualTo("from-before");
        assertThat(algorithmOf(node.token())).isEqualTo("ES256");
    }

    private void turnAfter(Duration time) {
        clock.move(time);
        node.rotation().turn();
    }
}
