package no.samtykke.authserver;

import static no.samtykke.authserver.support.Neighbourhood.APPS;
import static no.samtykke.authserver.support.Neighbourhood.CLOCK;
import static no.samtykke.authserver.support.Neighbourhood.FHIR;
import static no.samtykke.authserver.support.Request.aRequest;
import static no.samtykke.authserver.support.TokenEndpoint.codeForm;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import no.samtykke.authserver.support.AppStandIn;
import no.samtykke.authserver.support.Http;
import no.samtykke.authserver.support.Journey;
import no.samtykke.authserver.support.Neighbourhood;
import no.samtykke.authserver.support.People;
import no.samtykke.authserver.support.Person;
import no.samtykke.authserver.support.ProofOfKey;
import no.samtykke.authserver.support.RegisteredByApi;
import no.samtykke.authserver.support.Request;
import no.samtykke.authserver.support.RunningAuthServer;
import no.samtykke.authserver.support.SystemStandIn;
import no.samtykke.authserver.support.TokenEndpoint;
import no.samtykke.authserver.support.TokenEndpoint.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 9126. */
class ARequestIsPushedAheadIT extends RunningAuthServer {

    private static final String PAR = Neighbourhood.issuer() + "/oauth2/par";

    @Test
    void and_the_browser_brings_only_its_name() {
        Journey.isKnown(People.KARI);
        var request = aRequest().with("ui_locales", "nn");
        var pushed = push(request.parameters());

        assertThat(pushed.status()).isEqualTo(201);
        assertThat(pushed.body().path("expires_in").asInt()).isEqualTo(60);
        assertThat(pushed.text("request_uri")).matches("urn:ietf:params:oauth:request_uri:[A-Za-z0-9_-]{43}");
        assertThat(pushed.http().headers().allValues("Cache-Control")).containsExactly("no-store");
        try (var kari = new Person()) {
            kari.visits(authorize(AppStandIn.APP, pushed.text("request_uri"))
                    + "&scope=patient/*.cruds&redirect_uri=https://evil.example&state=other&ui_locales=en");
            assertThat(kari.page().getDocumentElement().getAttribute("lang")).isEqualTo("nn");
            kari.presses("Gi tilgang");

            assertThat(kari.told("state")).isEqualTo(Request.STATE);
            assertThat(kari.address().toString()).startsWith(APPS.callback());
            assertThat(TokenEndpoint.exchange(request, kari.told("code")).text("scope"))
                    .isEqualTo(request.parameters().get("scope"));
        }
    }

    @Test
    void its_name_works_once() {
        var name = push(aRequest().parameters()).text("request_uri");

        assertThat(Http.get(authorize(AppStandIn.APP, name)).statusCode()).isEqualTo(303);
        assertToldOnPage(Http.get(authorize(AppStandIn.APP, name)));
    }

    @Test
    void its_name_works_for_a_minute() {
        var name = push(aRequest().parameters()).text("request_uri");
        CLOCK.move(Duration.ofSeconds(61));

        assertToldOnPage(Http.get(authorize(AppStandIn.APP, name)));
    }

    @Test
    void its_name_works_for_no_other_app_and_is_not_used_up_by_it() {
        var name = push(aRequest().parameters()).text("request_uri");

        assertToldOnPage(Http.get(authorize(AppStandIn.OTHER_APP, name)));
        assertToldOnPage(Http.get(Neighbourhood.issuer() + "/oauth2/authorize?request_uri=" + encoded(name)));
        assertToldOnPage(Http.get(authorize(AppStandIn.APP, name + "x")));
        assertToldOnPage(Http.get(authorize(AppStandIn.APP, "urn:ietf:params:oauth:request_uri:")));
        assertThat(Http.get(authorize(AppStandIn.APP, name)).statusCode()).isEqualTo(303);
    }

    @ParameterizedTest(name = "{0} = {1}: {2}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            client_id             | -                            | 401 | invalid_client
            client_id             | unknown                      | 401 | invalid_client
            client_id             | test-loader                  | 401 | invalid_client
            client_secret         | secret                       | 401 | invalid_client
            redirect_uri          | https://evil.example/        | 400 | invalid_request
            redirect_uri          | -                            | 400 | invalid_request
            response_type         | token                        | 400 | unsupported_response_type
            response_type         | -                            | 400 | invalid_request
            scope                 | system/*.rs                  | 400 | invalid_scope
            aud                   | https://evil.example/fhir    | 400 | invalid_request
            code_challenge        | -                            | 400 | invalid_request
            code_challenge_method | plain                        | 400 | invalid_request
            request               | eyJhbGciOiJub25lIn0.e30.     | 400 | request_not_supported
            request_uri           | urn:ietf:params:oauth:request_uri:x | 400 | invalid_request
            request_uri           | https://evil.example/request | 400 | invalid_request
            prompt                | none login                   | 400 | invalid_request
            dpop_jkt              | short                        | 400 | invalid_request
            acr_values            | idporten-loa-substantial     | 400 | unmet_authentication_requirements
            """)
    void it_is_judged_when_it_is_pushed(String name, String value, int status, String error) {
        var request = value == null ? aRequest().without(name) : aRequest().with(name, value);

        var answer = push(request.parameters());

        assertThat(answer.text("error")).isEqualTo(error);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.http().body()).doesNotContain("evil");
    }

    @Test
    void not_by_get_not_in_the_address_and_nothing_twice() {
        var form = Request.form(aRequest().parameters());

        assertThat(Http.get(PAR + "?" + form).statusCode()).isBetween(400, 499);
        assertThat(Http.post(PAR + "?" + form, "").statusCode()).isBetween(400, 499);
        assertThat(Http.post(PAR, form + "&state=x").statusCode()).isEqualTo(400);
    }

    @Test
    void a_system_has_nobody_to_send_anywhere() {
        var form = new HashMap<>(aRequest().parameters());
        form.remove("client_id");
        form.putAll(Neighbourhood.SYSTEMS.proofOf(SystemStandIn.ID));

        assertThat(push(form).text("error")).isEqualTo("unauthorized_client");
    }

    @Test
    void an_app_that_is_registered_so_pushes_each_request_and_proves_itself_by_that() {
        var app = RegisteredByApi.registered(RegisteredByApi.anApp()
                .put("token_endpoint_auth_method", "client_secret_post")
                .put("require_pushed_authorization_requests", true));
        var request = aRequest().with("client_id", app.path("client_id").asText());

        var plain = Http.get(request.url()).headers().firstValue("Location").orElseThrow();
        assertThat(plain).startsWith(APPS.callback() + "?error=invalid_request");
        assertThat(push(request.parameters()).text("error")).isEqualTo("invalid_client");
        var pushed =
                push(request.with("client_secret", app.path("client_secret").asText())
                        .parameters());
        assertThat(pushed.status()).isEqualTo(201);
        assertThat(Http.get(authorize(app.path("client_id").asText(), pushed.text("request_uri")))
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void a_proof_binds_the_code_to_its_key() {
        Journey.isKnown(People.KARI);
        var key = ProofOfKey.newKey();
        var request = aRequest();
        var pushed = push(request.parameters(), "DPoP", proof(key).text());
        try (var kari = new Person()) {
            kari.visits(authorize(AppStandIn.APP, pushed.text("request_uri")));
            kari.presses("Gi tilgang");
            var form = codeForm(request, kari.told("code"));

            assertThat(TokenEndpoint.post(
                                    form,
                                    "DPoP",
                                    ProofOfKey.by(ProofOfKey.newKey()).text())
                            .text("error"))
                    .isEqualTo("invalid_grant");
            assertThat(FHIR.securityEvents()).hasSize(1);
        }
    }

    @Test
    void a_proof_of_another_key_than_named_or_for_another_endpoint_is_refused() {
        var key = ProofOfKey.newKey();
        var named = aRequest().with("dpop_jkt", ProofOfKey.thumbprint(key)).parameters();

        assertThat(push(named, "DPoP", proof(ProofOfKey.newKey()).text()).text("error"))
                .isEqualTo("invalid_dpop_proof");
        assertThat(push(named, "DPoP", ProofOfKey.by(key).text()).text("error")).isEqualTo("invalid_dpop_proof");
        assertThat(push(named, "DPoP", proof(key).with("nonce", null).text()).text("error"))
                .isEqualTo("use_dpop_nonce");
        assertThat(push(named, "DPoP", proof(key).text()).status()).isEqualTo(201);
    }

    private static ProofOfKey proof(JWK key) {
        return ProofOfKey.by(key).with("htu", PAR);
    }

    private static Answer push(Map<String, String> form, String... headers) {
        return TokenEndpoint.postTo("/oauth2/par", form, headers);
    }

    private static String authorize(String client, String name) {
        return Neighbourhood.issuer() + "/oauth2/authorize?client_id=" + client + "&request_uri=" + encoded(name);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static void assertToldOnPage(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
        assertThat(answer.body()).contains("unknown-request");
    }
}
