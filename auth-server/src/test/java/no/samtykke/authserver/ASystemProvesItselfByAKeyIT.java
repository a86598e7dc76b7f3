package no.samtykke.authserver;

import static no.samtykke.authserver.support.ClientAssertion.ofTheSystem;
import static no.samtykke.authserver.support.Neighbourhood.FHIR;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import no.samtykke.authserver.support.ClientAssertion;
import no.samtykke.authserver.support.Neighbourhood;
import no.samtykke.authserver.support.RunningAuthServer;
import no.samtykke.authserver.support.SystemStandIn;
import no.samtykke.authserver.support.TokenEndpoint.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ASystemProvesItselfByAKeyIT extends RunningAuthServer {

    @Test
    void and_gets_a_token_of_five_minutes_and_nothing_else() throws Exception {
        var answer = ofTheSystem().token();

        assertThat(answer.status()).as(answer.http().body()).isEqualTo(200);
        assertThat(answer.http().headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(answer.text("token_type")).isEqualToIgnoringCase("bearer");
        assertThat(answer.text("scope")).isEqualTo("system/*.c");
        assertThat(answer.body().path("expires_in").isInt()).isTrue();
        assertThat(answer.body().path("expires_in").asInt()).isEqualTo(300);
        assertThat(answer.body().has("refresh_token")).isFalse();
        assertThat(answer.body().has("id_token")).isFalse();
        var claims = answer.claims("access_token");
        assertThat(claims.getClaims().keySet())
                .containsExactlyInAnyOrder("iss", "aud", "sub", "client_id", "scope", "jti", "iat", "exp");
        assertThat(claims.getSubject()).isEqualTo(SystemStandIn.ID);
        assertThat(claims.getAudience()).containsExactly(FHIR.base());
        assertThat(claims.getStringClaim("scope")).isEqualTo("system/*.c");
    }

    @Test
    void with_an_elliptic_key_as_well() {
        var assertion = ofTheSystem();

        assertThat(assertion.send(assertion.es384()).status()).isEqualTo(200);
    }

    @Test
    void with_the_issuer_as_audience_as_well() {
        assertThat(ofTheSystem().with("aud", Neighbourhood.issuer()).token().status())
                .isEqualTo(200);
    }

    @Test
    void not_a_second_time_and_not_with_the_same_jti_in_a_new_one() {
        var assertion = ofTheSystem();
        var signed = assertion.rs384();

        assertThat(assertion.send(signed).status()).isEqualTo(200);
        isRefused(assertion.send(signed));
        isRefused(assertion.send(assertion.es384()));
    }

    @Test
    void of_four_at_once_one_wins() {
        var jti = UUID.randomUUID().toString();
        var signed = ofTheSystem().with("jti", jti).rs384();
        var wins = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> ofTheSystem().send(signed).status()))
                .limit(4)
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .filter(status -> status == 200)
                .count();

        assertThat(wins).isEqualTo(1);
    }

    @Test
    void not_under_another_name() {
        isRefused(ofTheSystem().beside("client_id", "test-app").token());
        isRefused(
                ofTheSystem().beside("client_assertion_type", "something-else").token());
        assertThat(ofTheSystem().beside("client_id", SystemStandIn.ID).token().status())
                .isEqualTo(200);
    }

    @Test
    void not_in_two_ways_at_once() {
        var answer = ofTheSystem().beside("client_secret", "secret").token();

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("error")).isEqualTo("invalid_request");
    }

    @ParameterizedTest
    @CsvSource({
        "urn:example:unknown, unsupported_grant_type",
        "password, unsupported_grant_type",
        "authorization_code, unauthorized_client",
        "refresh_token, unauthorized_client"
    })
    void a_grant_type_that_is_not_for_it_is_told_as_such(String grantType, String error) {
        var answer = ofTheSystem()
                .beside("grant_type", grantType)
                .beside("refresh_token", "x")
                .beside("code", "x")
                .beside("redirect_uri", "https://app.example/")
                .beside("code_verifier", "x")
                .token();

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("error")).isEqualTo(error);
    }

    @ParameterizedTest(name = "asked {0}, given {1}")
    @CsvSource({
        "system/*.c, system/*.c",
        "system/Observation.c system/Patient.c, system/Observation.c system/Patient.c",
        "system/Observation.rs, system/Observation.rs",
        "system/*.cruds system/*.c, system/*.c"
    })
    void its_scopes_are_narrowed_to_what_is_registered(String asked, String given) {
        assertThat(ofTheSystem().token(asked).text("scope")).isEqualTo(given);
    }

    @ParameterizedTest
    @CsvSource({
        "system/*.cruds",
        "patient/*.rs",
        "openid",
        "offline_access",
        "https://samtykke.example/scope/login",
        "system/*.c https://samtykke.example/scope/clients"
    })
    void what_is_beyond_or_for_two_audiences_is_not_given(String asked) {
        var answer = ofTheSystem().token(asked);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("error")).isEqualTo("invalid_scope");
    }

    @Test
    void our_own_scopes_are_for_ourselves_alone() {
        var claims = ofTheSystem()
                .token("https://samtykke.example/scope/clients https://samtykke.example/scope/launch")
                .claims("access_token");

        assertThat(claims.getAudience()).containsExactly(Neighbourhood.issuer());
    }

    private static void isRefused(Answer answer) {
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(401);
        assertThat(answer.text("error")).isEqualTo("invalid_client");
    }

    @Test
    void not_as_a_client_without_keys_or_one_that_is_not_there() {
        isRefused(ClientAssertion.of("test-app").token());
        isRefused(ClientAssertion.of("nobody").token());
        isRefused(ClientAssertion.of("\u0000").token());
    }
}
