package no.samtykke.authserver;

import static no.samtykke.authserver.support.Neighbourhood.APPS;
import static no.samtykke.authserver.support.Neighbourhood.FHIR;
import static no.samtykke.authserver.support.Request.aRequest;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import no.samtykke.authserver.support.Http;
import no.samtykke.authserver.support.Journey;
import no.samtykke.authserver.support.Neighbourhood;
import no.samtykke.authserver.support.People;
import no.samtykke.authserver.support.Person;
import no.samtykke.authserver.support.Request;
import no.samtykke.authserver.support.RunningAuthServer;
import no.samtykke.authserver.support.TokenEndpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnAppsRequestIsJudgedIT extends RunningAuthServer {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://evil.example/callback",
                "https://app.example.evil.example/callback",
                "https://app.example/callback/more",
                "https://app.example/callback?more=1",
                "https://app.example/callback#part",
                "https://APP.example/callback",
                "https://app.example@evil.example/callback",
                "http://app.example/callback",
                "https://sub.app.example/callback",
                "javascript:alert(1)",
                "data:text/html,hello",
                "https://app.example\\@evil.example/callback",
                "https://app.example/callback\t",
                "https://app.example/%2fcallback",
                "https://app.example/with?query=2",
                "http://127.0.0.1:51004/other",
                "http://127.0.0.1.evil.example/callback",
                "http://localhost/callback",
                "no.samtykke.testapp:/other"
            })
    void nobody_is_sent_to_an_address_that_is_not_registered(String uri) {
        var answer = Http.get(aRequest().with("redirect_uri", uri).url());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
        assertThat(answer.body()).contains("unknown-address").doesNotContain("evil");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "", "test-loader", "samtykke-auth-server", "TEST-APP"})
    void nobody_is_sent_to_an_app_that_is_not_known(String client) {
        var answer = Http.get(aRequest().with("client_id", client).url());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
    }

    @ParameterizedTest(name = "{0} = {1}: {2}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            response_type         | -                                      | invalid_request
            response_type         | token                                  | unsupported_response_type
            response_type         | id_token                               | unsupported_response_type
            response_type         | code id_token                          | unsupported_response_type
            response_mode         | fragment                               | invalid_request
            response_mode         | form_post                              | invalid_request
            code_challenge        | -                                      | invalid_request
            code_challenge        | short                                  | invalid_request
            code_challenge        | aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa= | invalid_request
            code_challenge_method | -                                      | invalid_request
            code_challenge_method | plain                                  | invalid_request
            code_challenge_method | s256                                   | invalid_request
            aud                   | -                                      | invalid_request
            aud                   | https://evil.example/fhir              | invalid_request
            aud                   | FHIR.evil.example                      | invalid_request
            aud                   | FHIR//                                 | invalid_request
            aud                   | FHIR/Patient                           | invalid_request
            request               | eyJhbGciOiJub25lIn0.e30.               | request_not_supported
            request_uri           | https://evil.example/request           | request_uri_not_supported
            max_age               | soon                                   | invalid_request
            max_age               | -1                                     | invalid_request
            dpop_jkt              | short                                  | invalid_request
            acr_values            | idporten-loa-substantial               | unmet_authentication_requirements
            acr_values            | idporten-loa-low                       | unmet_authentication_requirements
            prompt                | none login                             | invalid_request
            scope                 | -                                      | invalid_scope
            scope                 | offline_acces                          | invalid_scope
            scope                 | system/*.rs users/*.rs patient/*.sr    | invalid_scope
            scope                 | patient/Observation.rs?date=x          | invalid_scope
            prompt                | none                                   | login_required
            """)
    void a_fault_goes_back_to_the_app(String name, String value, String error) {
        var request =
                value == null ? aRequest().without(name) : aRequest().with(name, value.replace("FHIR", FHIR.base()));

        var told = Http.get(request.url()).headers().firstValue("Location").orElseThrow();

        assertThat(told).startsWith(APPS.callback() + "?error=" + error + "&state=");
        assertThat(URLDecoder.decode(told, StandardCharsets.UTF_8))
                .contains("state=" + Request.STATE)
                .endsWith("iss=" + Neighbourhood.issuer());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"client_id", "redirect_uri", "scope", "state", "code_challenge", "aud", "nonce", "response_type"
            })
    void no_parameter_stands_twice(String name) {
        var request = aRequest();
        var answer = Http.get(request.url() + "&" + name + "=" + "x");

        assertThat(answer.headers().firstValue("Location").orElse("told on a page"))
                .doesNotContain("code=")
                .doesNotContain("/launch/");
    }

    @ParameterizedTest(name = "aud {0}")
    @CsvSource({"FHIR", "FHIR/"})
    void the_audience_is_the_fhir_base_with_or_without_a_slash(String aud) {
        var answer = Http.get(
                aRequest().with("aud", aud.replace("FHIR", FHIR.base())).url());

        assertThat(answer.headers().firstValue("Location").orElseThrow()).contains("/launch/");
    }

    @Test
    void an_unknown_parameter_is_ignored_and_a_missing_state_stays_missing() {
        Journey.isKnown(People.KARI);
        try (var kari = new Person()) {
            var code = Journey.codeFor(
                    kari, aRequest().without("state").with("patient", "someone").with("unknown", "x"));

            assertThat(code).isNotEmpty();
            assertThat(kari.address().getQuery()).doesNotContain("state=");
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"nn, nn", "fr nn-NO nb, nn", "no, nb", "fr, nb", "'', nb"})
    void it_may_say_in_which_language_she_is_asked(String wanted, String shown) {
        Journey.isKnown(People.KARI);
        try (var kari = new Person()) {
            kari.visits(aRequest().with("ui_locales", wanted).url());

            assertThat(kari.page().getDocumentElement().getAttribute("lang")).isEqualTo(shown);
        }
    }

    @Test
    void it_may_come_by_post() {
        Journey.isKnown(People.KARI);
        var request = aRequest();
        try (var kari = new Person()) {
            kari.posts(request);
            kari.presses("Gi tilgang");

            assertThat(kari.told("code")).isNotEmpty();
            assertThat(kari.told("state")).isEqualTo(Request.STATE);
        }
    }

    @Test
    void a_private_scheme_and_a_query_of_the_app_are_kept() {
        Journey.isKnown(People.KARI);
        try (var kari = new Person()) {
            kari.browser().getOptions().setRedirectEnabled(true);
            kari.visits(aRequest()
                    .with("redirect_uri", "no.samtykke.testapp:/callback")
                    .url());
            assertThat(kari.page().getWebResponse().getResponseHeaderValue("Content-Security-Policy"))
                    .contains("form-action 'self' no.samtykke.testapp:;");
        }
    }

    @Test
    void whoever_is_logged_in_is_not_asked_to_log_in_again_unless_the_app_wants_it() {
        Journey.isKnown(People.KARI);
        try (var kari = new Person()) {
            Journey.codeFor(kari, aRequest());
            Neighbourhood.ID_PORTEN.tokenRequests().clear();

            Journey.codeFor(kari, aRequest());
            assertThat(Neighbourhood.ID_PORTEN.tokenRequests()).isEmpty();

            Journey.codeFor(kari, aRequest().with("acr_values", "idporten-loa-high"));
            Journey.codeFor(kari, aRequest().with("max_age", "3600").with("prompt", "consent"));
            assertThat(Neighbourhood.ID_PORTEN.tokenRequests()).isEmpty();

            kari.visits(aRequest().with("prompt", "login").url());
            kari.logsInAgainAtIdPorten().presses("Gi tilgang");
            assertThat(Neighbourhood.ID_PORTEN.tokenRequests()).isNotEmpty();
        }
    }

    @Test
    void an_older_log_in_than_the_app_takes_is_made_anew_and_the_tokens_say_so() throws Exception {
        Journey.isKnown(People.KARI);
        try (var kari = new Person()) {
            var before = Journey.tokensFor(kari, aRequest()).claims("access_token");
            Neighbourhood.CLOCK.move(Duration.ofSeconds(90));
            var request = aRequest().with("max_age", "60").with("acr_values", "unknown idporten-loa-high");

            kari.visits(request.url());
            kari.logsInAgainAtIdPorten().presses("Gi tilgang");
            var after = TokenEndpoint.exchange(request, kari.told("code")).claims("access_token");

            assertThat(after.getLongClaim("auth_time")).isGreaterThan(before.getLongClaim("auth_time"));
            assertThat(after.getStringClaim("acr")).isEqualTo("idporten-loa-high");
        }
    }
}
