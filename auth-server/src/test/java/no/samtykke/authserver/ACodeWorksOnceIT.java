package no.samtykke.authserver;

import static no.samtykke.authserver.support.Neighbourhood.CLOCK;
import static no.samtykke.authserver.support.Neighbourhood.FHIR;
import static no.samtykke.authserver.support.Request.aRequest;
import static no.samtykke.authserver.support.TokenEndpoint.codeForm;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import no.samtykke.authserver.support.AppStandIn;
import no.samtykke.authserver.support.Http;
import no.samtykke.authserver.support.Journey;
import no.samtykke.authserver.support.Neighbourhood;
import no.samtykke.authserver.support.People;
import no.samtykke.authserver.support.Person;
import no.samtykke.authserver.support.Request;
import no.samtykke.authserver.support.RunningAuthServer;
import no.samtykke.authserver.support.TokenEndpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ACodeWorksOnceIT extends RunningAuthServer {

    private final Person kari = new Person();
    private final Request request = aRequest();
    private String code = "";

    @BeforeEach
    void theAppHasACode() {
        Journey.isKnown(People.KARI);
        code = Journey.codeFor(kari, request);
    }

    @AfterEach
    void closeTheBrowser() {
        kari.close();
    }

    @Test
    void its_answer_is_as_smart_says() {
        var answer = TokenEndpoint.exchange(request, code);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.http().headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(answer.http().headers().allValues("Pragma")).containsExactly("no-cache");
        assertThat(answer.http().headers().firstValue("Content-Type").orElseThrow())
                .startsWith("application/json");
        assertThat(answer.text("token_type")).isEqualTo("Bearer");
        assertThat(answer.body().path("expires_in").isInt()).isTrue();
        assertThat(answer.body().path("expires_in").asInt()).isEqualTo(300);
        assertThat(answer.text("scope"))
                .isEqualTo("openid fhirUser launch/patient online_access patient/Observation.rs patient/AuditEvent.rs");
        assertThat(answer.body().path("need_patient_banner").isBoolean()).isTrue();
        assertThat(answer.text("patient")).isEqualTo(FHIR.patientOf(People.KARI).orElseThrow());
        assertThat(answer.text("refresh_token")).isNotEmpty();
        assertThat(answer.text("access_token")).hasSizeLessThan(4096);
        assertThat(kari.address().getFragment()).isNull();
        assertThat(kari.address().getQuery()).doesNotContain("token");
    }

    @Test
    void the_access_token_says_what_the_fhir_server_needs_and_no_more() throws Exception {
        var answer = TokenEndpoint.exchange(request, code);
        var claims = answer.claims("access_token");
        var patient = FHIR.patientOf(People.KARI).orElseThrow();

        assertThat(claims.getClaims().keySet())
                .containsExactlyInAnyOrder(
                        "iss",
                        "aud",
                        "sub",
                        "client_id",
                        "scope",
                        "jti",
                        "iat",
                        "exp",
                        "auth_time",
                        "acr",
                        "sid",
                        "grant",
                        "patient",
                        "fhirUser");
        assertThat(claims.getIssuer()).isEqualTo(Neighbourhood.issuer());
        assertThat(claims.getAudience()).containsExactly(FHIR.base());
        assertThat(claims.getSubject()).hasSize(36);
        assertThat(claims.getStringClaim("client_id")).isEqualTo(AppStandIn.APP);
        assertThat(claims.getStringClaim("acr")).isEqualTo("idporten-loa-high");
        assertThat(claims.getStringClaim("patient")).isEqualTo(patient);
        assertThat(claims.getStringClaim("fhirUser")).isEqualTo(FHIR.base() + "/Patient/" + patient);
        assertThat(claims.getExpirationTime().getTime() - claims.getIssueTime().getTime())
                .isEqualTo(300_000);
    }

    @Test
    void the_id_token_names_her_by_the_same_opaque_id_and_no_other_way() throws Exception {
        var answer = TokenEndpoint.exchange(request, code);
        var claims = answer.claims("id_token");

        assertThat(claims.getClaims().keySet())
                .containsExactlyInAnyOrder(
                        "iss", "aud", "sub", "iat", "exp", "nonce", "auth_time", "acr", "sid", "fhirUser");
        assertThat(claims.getAudience()).containsExactly(AppStandIn.APP);
        assertThat(claims.getStringClaim("nonce")).isEqualTo("nonce-1");
        assertThat(claims.getSubject()).isEqualTo(answer.claims("access_token").getSubject());
        assertThat(claims.getStringClaim("sid"))
                .isEqualTo(answer.claims("access_token").getStringClaim("sid"));
    }

    @Test
    void she_has_the_same_opaque_id_at_the_next_log_in_and_another_has_another() {
        var first = TokenEndpoint.exchange(request, code).claims("access_token").getSubject();
        Journey.isKnown(People.KARI);
        try (var again = new Person();
                var eldar = new Person()) {
            assertThat(Journey.tokensFor(again, aRequest())
                            .claims("access_token")
                            .getSubject())
                    .isEqualTo(first);
            Journey.isKnown(People.ELDAR);
            assertThat(Journey.tokensFor(eldar, aRequest())
                            .claims("access_token")
                            .getSubject())
                    .isNotEqualTo(first);
        }
    }

    @Test
    void without_openid_there_is_no_id_token_and_without_online_access_no_refresh_token() {
        var small = aRequest().with("scope", "patient/Observation.rs");
        var answer = Journey.tokensFor(kari, small);

        assertThat(answer.body().has("id_token")).isFalse();
        assertThat(answer.body().has("refresh_token")).isFalse();
        assertThat(answer.text("patient")).isNotEmpty();
    }

    @Test
    void the_second_time_it_ends_all_it_gave_and_nothing_else() throws Exception {
        var first = TokenEndpoint.exchange(request, code);
        assertThat(first.status()).isEqualTo(200);

        var second = TokenEndpoint.exchange(request, code);

        assertThat(second.status()).isEqualTo(400);
        assertThat(second.text("error")).isEqualTo("invalid_grant");
        assertThat(TokenEndpoint.refresh(first.text("refresh_token")).text("error"))
                .isEqualTo("invalid_grant");
        assertThat(SignedJWT.parse(FHIR.securityEvents().getFirst())
                        .getJWTClaimsSet()
                        .toString())
                .contains(first.claims("access_token").getStringClaim("grant"));
        assertThat(FHIR.logoutTokens()).isEmpty();
    }

    @Test
    void of_four_at_once_one_wins_at_most() {
        var tries = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> TokenEndpoint.exchange(request, code).status()))
                .limit(4)
                .toList();
        List<Integer> statuses = tries.stream().map(CompletableFuture::join).toList();

        assertThat(statuses.stream().filter(status -> status == 200).count()).isLessThanOrEqualTo(1);
    }

    @Test
    void not_after_a_minute() {
        CLOCK.move(Duration.ofSeconds(61));

        assertThat(TokenEndpoint.exchange(request, code).text("error")).isEqualTo("invalid_grant");
    }

    @ParameterizedTest(name = "{0} = {1}: {2}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            code          | BAD_CODE                                          | 400 | invalid_grant
            code          | -                                                 | 400 | invalid_request
            client_id     | other-app                                         | 400 | invalid_grant
            client_id     | BAD_CLIENT                                        | 401 | invalid_client
            client_id     | test-loader                                       | 401 | invalid_client
            client_id     | -                                                 | 401 | invalid_client
            client_secret | secret                                            | 401 | invalid_client
            redirect_uri  | -                                                 | 400 | invalid_request
            redirect_uri  | https://app.example/callback                      | 400 | invalid_grant
            code_verifier | -                                                 | 400 | invalid_request
            code_verifier | ''                                                | 400 | invalid_request
            code_verifier | x                                                 | 400 | invalid_grant
            code_verifier | aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa | 400 | invalid_grant
            code_verifier | CHALLENGE                                         | 400 | invalid_grant
            grant_type    | password                                          | 400 | unsupported_grant_type
            grant_type    | -                                                 | 400 | invalid_request
            grant_type    | client_credentials                                | 400 | unauthorized_client
            """)
    void not_with_anything_wrong(String name, String value, int status, String error) {
        var form = codeForm(request, code);
        form.remove(name);
        if (value != null) {
            form.put(name, value.replace("CHALLENGE", request.parameters().getOrDefault("code_challenge", "")));
        }

        var answer = TokenEndpoint.post(form);

        assertThat(answer.text("error")).isEqualTo(error);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.http().headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(answer.http().body()).doesNotContain("BAD_C").doesNotContain("aaaa");
    }

    @Test
    void a_wrong_verifier_uses_it_up() {
        var form = codeForm(request, code);
        form.put("code_verifier", "a".repeat(43));
        TokenEndpoint.post(form);

        assertThat(TokenEndpoint.exchange(request, code).text("error")).isEqualTo("invalid_grant");
    }

    @Test
    void not_by_get_not_as_json_not_in_the_address_not_doubled_and_not_in_a_large_form() {
        var form = Request.form(codeForm(request, code));
        var endpoint = Neighbourhood.issuer() + "/oauth2/token";

        assertThat(Http.get(endpoint + "?" + form).statusCode()).isBetween(400, 499);
        assertThat(Http.post(endpoint + "?" + form, "").statusCode()).isBetween(400, 499);
        assertThat(Http.post(endpoint, form + "&code=" + code).statusCode()).isEqualTo(400);
        assertThat(Http.post(endpoint, form + "&more=" + "x".repeat(70_000)).statusCode())
                .isBetween(400, 499);
        assertThat(Http.send(HttpRequest.newBuilder(URI.create(endpoint))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString("{\"grant_type\":\"authorization_code\"}"))
                                .build())
                        .statusCode())
                .isBetween(400, 499);
        assertThat(TokenEndpoint.exchange(request, code).status()).isEqualTo(200);
    }
}
