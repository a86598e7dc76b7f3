package no.samtykke.authserver;

import static no.samtykke.authserver.support.Neighbourhood.CLOCK;
import static no.samtykke.authserver.support.Neighbourhood.FHIR;
import static no.samtykke.authserver.support.Request.aRequest;
import static no.samtykke.authserver.support.TokenEndpoint.refresh;
import static no.samtykke.authserver.support.TokenEndpoint.refreshForm;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import no.samtykke.authserver.logout.Housekeeping;
import no.samtykke.authserver.support.Journey;
import no.samtykke.authserver.support.People;
import no.samtykke.authserver.support.Person;
import no.samtykke.authserver.support.RunningAuthServer;
import no.samtykke.authserver.support.TokenEndpoint;
import no.samtykke.authserver.support.TokenEndpoint.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

class ARefreshTokenWorksOnceAndDiesWithTheSessionIT extends RunningAuthServer {

    private final Person kari = new Person();
    private final Housekeeping housekeeping;
    private String token = "";
    private String scope = "";
    private String access = "";

    ARefreshTokenWorksOnceAndDiesWithTheSessionIT(@Autowired Housekeeping housekeeping) {
        this.housekeeping = housekeeping;
    }

    @BeforeEach
    void theAppHasTokens() {
        Journey.isKnown(People.KARI);
        var first = Journey.tokensFor(kari, aRequest());
        token = first.text("refresh_token");
        scope = first.text("scope");
        access = first.text("access_token");
    }

    @AfterEach
    void closeTheBrowser() {
        kari.close();
    }

    @Test
    void it_gives_all_fields_anew_and_the_next_token() {
        var answer = refresh(token);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("scope")).isEqualTo(scope);
        assertThat(answer.text("patient")).isEqualTo(FHIR.patientOf(People.KARI).orElseThrow());
        assertThat(answer.text("access_token")).isNotEmpty().isNotEqualTo(access);
        assertThat(answer.text("token_type")).isEqualTo("Bearer");
        assertThat(answer.body().path("expires_in").asInt()).isEqualTo(300);
        assertThat(answer.text("refresh_token")).isNotEmpty().isNotEqualTo(token);
        assertThat(answer.http().headers().allValues("Cache-Control")).containsExactly("no-store");
        var withScopes = refreshForm(answer.text("refresh_token"));
        withScopes.put("scope", scope);
        assertThat(TokenEndpoint.post(withScopes).text("scope")).isEqualTo(scope);
    }

    @Test
    void when_a_used_one_comes_back_the_newest_dies_as_well() {
        var next = refresh(token).text("refresh_token");

        assertThat(refresh(token).text("error")).isEqualTo("invalid_grant");
        assertThat(refresh(next).text("error")).isEqualTo("invalid_grant");
    }

    @Test
    void of_four_at_once_one_wins_at_most() {
        var wins =
                Stream.generate(() -> CompletableFuture.supplyAsync(
                                () -> refresh(token).status()))
                        .limit(4)
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .filter(status -> status == 200)
                        .count();

        assertThat(wins).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest(name = "{0} = {1}: {2}")
    @CsvSource({
        "client_id, other-app, 400, invalid_grant",
        "client_id, test-loader, 401, invalid_client",
        "refresh_token, made-up, 400, invalid_grant",
        "refresh_token, '', 400, invalid_request",
        "scope, patient/*.cruds, 400, invalid_scope",
        "scope, openid system/*.c, 400, invalid_scope"
    })
    void not_with_anything_wrong_and_the_token_still_works(String name, String value, int status, String error) {
        var form = refreshForm(token);
        form.put(name, value);

        var answer = TokenEndpoint.post(form);

        assertThat(answer.text("error")).isEqualTo(error);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(refresh(token).status()).isEqualTo(200);
    }

    @Test
    void fewer_scopes_narrow_the_access_token_and_only_that() throws Exception {
        var form = refreshForm(token);
        form.put("scope", "patient/Observation.rs");
        form.put("patient", "someone-else");
        form.put("launch", "x");
        form.put("aud", "https://evil.example/fhir");

        var narrow = TokenEndpoint.post(form);

        assertThat(narrow.claims("access_token").getStringClaim("scope")).isEqualTo("patient/Observation.rs");
        assertThat(narrow.claims("access_token").getAudience()).containsExactly(FHIR.base());
        assertThat(narrow.text("patient")).isEqualTo(FHIR.patientOf(People.KARI).orElseThrow());
        assertThat(refresh(narrow.text("refresh_token")).text("scope")).isEqualTo(scope);
    }

    @Test
    void use_keeps_the_session_alive_but_idleness_ends_it() {
        Answer last = refresh(token);
        for (int i = 0; i < 3; i++) {
            CLOCK.move(Duration.ofMinutes(29));
            last = refresh(last.text("refresh_token"));
            assertThat(last.status()).isEqualTo(200);
        }
        CLOCK.move(Duration.ofMinutes(31));

        assertThat(refresh(last.text("refresh_token")).text("error")).isEqualTo("invalid_grant");
    }

    @Test
    void after_eight_hours_it_ends_whatever_happens() {
        Answer last = refresh(token);
        for (int i = 0; i < 16; i++) {
            CLOCK.move(Duration.ofMinutes(29));
            last = refresh(last.text("refresh_token"));
            assertThat(last.status()).isEqualTo(200);
        }
        CLOCK.move(Duration.ofMinutes(20));

        assertThat(refresh(last.text("refresh_token")).text("error")).isEqualTo("invalid_grant");
    }

    @Test
    void the_fhir_server_hears_of_a_session_that_ended_by_idleness() {
        CLOCK.move(Duration.ofMinutes(31));

        housekeeping.endExpiredSessions();
        housekeeping.throwAway();

        assertThat(FHIR.logoutTokens()).isNotEmpty();
    }
}
