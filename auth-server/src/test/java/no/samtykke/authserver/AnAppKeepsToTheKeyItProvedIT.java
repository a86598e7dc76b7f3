package no.samtykke.authserver;

import static no.samtykke.authserver.support.Neighbourhood.FHIR;
import static no.samtykke.authserver.support.Request.aRequest;
import static no.samtykke.authserver.support.TokenEndpoint.codeForm;
import static no.samtykke.authserver.support.TokenEndpoint.refreshForm;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import java.util.Map;
import no.samtykke.authserver.support.Journey;
import no.samtykke.authserver.support.People;
import no.samtykke.authserver.support.Person;
import no.samtykke.authserver.support.ProofOfKey;
import no.samtykke.authserver.support.RegisteredByApi;
import no.samtykke.authserver.support.RunningAuthServer;
import no.samtykke.authserver.support.TokenEndpoint;
import no.samtykke.authserver.support.TokenEndpoint.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 9449 with what an app has beside its access token: a code, a refresh token, a secret. */
class AnAppKeepsToTheKeyItProvedIT extends RunningAuthServer {

    private final JWK key = ProofOfKey.newKey();

    @Test
    void a_confidential_app_proves_both_itself_and_the_key() {
        var app = RegisteredByApi.registered(
                RegisteredByApi.anApp().put("token_endpoint_auth_method", "client_secret_post"));
        var request = aRequest().with("client_id", app.path("client_id").asText());
        try (var kari = new Person()) {
            Journey.isKnown(People.KARI);
            var form = codeForm(request, Journey.codeFor(kari, request));
            form.put("client_secret", app.path("client_secret").asText());
            var first = proved(form, key);
            var refresh = refreshForm(first.text("refresh_token"));
            refresh.put("client_id", app.path("client_id").asText());
            refresh.put("client_secret", app.path("client_secret").asText());

            assertThat(first.text("token_type")).isEqualTo("DPoP");
            assertThat(TokenEndpoint.post(refresh).text("error")).isEqualTo("invalid_dpop_proof");
            assertThat(proved(refresh, key).text("token_type")).isEqualTo("DPoP");
        }
    }

    @Test
    void the_refresh_token_of_an_app_is_bound_as_well() throws Exception {
        var request = aRequest();
        try (var kari = new Person()) {
            Journey.isKnown(People.KARI);
            var first = proved(codeForm(request, Journey.codeFor(kari, request)), key);
            var form = refreshForm(first.text("refresh_token"));

            assertThat(first.text("token_type")).isEqualTo("DPoP");
            assertThat(TokenEndpoint.post(form).text("error")).isEqualTo("invalid_dpop_proof");
            assertThat(proved(form, ProofOfKey.newKey()).text("error")).isEqualTo("invalid_grant");
            var next = proved(form, key);
            assertThat(next.status()).as("a wrong proof uses nothing up").isEqualTo(200);
            assertThat(next.claims("access_token").getJSONObjectClaim("cnf"))
                    .isEqualTo(Map.of("jkt", ProofOfKey.thumbprint(key)));
        }
    }

    @ParameterizedTest(name = "by {0}: {1}")
    @CsvSource({"the key, -", "another key, invalid_grant", "no key, invalid_dpop_proof"})
    void a_code_for_one_key_is_given_to_no_other(String by, String error) {
        var request = aRequest().with("dpop_jkt", ProofOfKey.thumbprint(key));
        try (var kari = new Person()) {
            Journey.isKnown(People.KARI);
            var form = codeForm(request, Journey.codeFor(kari, request));

            var answer = switch (by) {
                case "the key" -> proved(form, key);
                case "another key" -> proved(form, ProofOfKey.newKey());
                default -> TokenEndpoint.post(form);
            };

            assertThat(answer.text("error")).isEqualTo("-".equals(error) ? "" : error);
            assertThat(answer.status()).isEqualTo("-".equals(error) ? 200 : 400);
            if (!"-".equals(error)) {
                assertThat(proved(form, key).text("error")).isEqualTo("invalid_grant");
                assertThat(FHIR.securityEvents()).hasSize(1);
            }
        }
    }

    @Test
    void a_missing_nonce_does_not_use_up_the_code() {
        var request = aRequest();
        try (var kari = new Person()) {
            Journey.isKnown(People.KARI);
            var form = codeForm(request, Journey.codeFor(kari, request));
            var early = ProofOfKey.by(key).with("nonce", null).text();

            assertThat(TokenEndpoint.post(form, "DPoP", early).text("error")).isEqualTo("use_dpop_nonce");
            assertThat(proved(form, key).status()).isEqualTo(200);
        }
    }

    private static Answer proved(Map<String, String> form, JWK by) {
        return TokenEndpoint.post(form, "DPoP", ProofOfKey.by(by).text());
    }
}
