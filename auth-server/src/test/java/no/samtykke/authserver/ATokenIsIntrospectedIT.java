package no.samtykke.authserver;

import static no.samtykke.authserver.support.IntrospectionEndpoint.PATH;
import static no.samtykke.authserver.support.IntrospectionEndpoint.assertInactive;
import static no.samtykke.authserver.support.IntrospectionEndpoint.introspected;
import static no.samtykke.authserver.support.IntrospectionEndpoint.introspectedBy;
import static no.samtykke.authserver.support.Neighbourhood.FHIR;
import static no.samtykke.authserver.support.Neighbourhood.SYSTEMS;
import static no.samtykke.authserver.support.Request.aRequest;
import static no.samtykke.authserver.support.TokenEndpoint.codeForm;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import no.samtykke.authserver.support.AppStandIn;
import no.samtykke.authserver.support.AppWithTokens;
import no.samtykke.authserver.support.Http;
import no.samtykke.authserver.support.IntrospectionEndpoint;
import no.samtykke.authserver.support.Journey;
import no.samtykke.authserver.support.Neighbourhood;
import no.samtykke.authserver.support.ProofOfKey;
import no.samtykke.authserver.support.RegisteredByApi;
import no.samtykke.authserver.support.SystemStandIn;
import no.samtykke.authserver.support.TokenEndpoint;
import no.samtykke.authserver.support.TokenEndpoint.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 7662, and what SMART App Launch 2.2 adds. */
class ATokenIsIntrospectedIT extends AppWithTokens {

    private static final String SCOPE = "https://samtykke.example/scope/introspect";

    @Test
    void a_living_access_token_is_told_as_it_was_given() throws Exception {
        var claims = tokens.claims("access_token");
        var told = introspected(tokens.text("access_token"));

        assertThat(told.status()).isEqualTo(200);
        assertThat(told.http().headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(told.body().path("active").isBoolean()).isTrue();
        assertThat(told.body().path("active").asBoolean()).isTrue();
        for (var name : new String[] {"scope", "client_id", "patient", "fhirUser", "acr", "sid", "jti", "sub", "iss"}) {
            assertThat(told.text(name)).as(name).isEqualTo(claims.getStringClaim(name));
        }
        assertThat(told.text("aud")).isEqualTo(FHIR.base());
        assertThat(told.text("sub")).isEqualTo(tokens.claims("id_token").getSubject());
        assertThat(told.text("patient")).isEqualTo(tokens.text("patient"));
        assertThat(told.text("token_type")).isEqualTo("Bearer");
        assertThat(told.body().path("exp").isIntegralNumber()).isTrue();
        assertThat(told.body().path("exp").asLong())
                .isEqualTo(claims.getExpirationTime().toInstant().getEpochSecond());
        assertThat(told.body().path("iat").isIntegralNumber()).isTrue();
        assertThat(told.body().path("auth_time").isIntegralNumber()).isTrue();
        assertThat(told.body().path("need_patient_banner").asBoolean()).isTrue();
        assertThat(told.body().has("grant")).isFalse();
    }

    @Test
    void a_bearer_token_with_the_scope_will_do() {
        var bearer = SYSTEMS.tokenFor(SystemStandIn.ID, SCOPE).text("access_token");

        assertThat(introspectedWith(bearer).body().path("active").asBoolean()).isTrue();
    }

    @Test
    void a_bound_token_says_to_which_key() {
        var request = aRequest();
        var key = ProofOfKey.newKey();
        var bound = TokenEndpoint.post(
                codeForm(request, Journey.codeFor(kari, request)),
                "DPoP",
                ProofOfKey.by(key).text());
        var told = introspected(bound.text("access_token"));

        assertThat(told.text("token_type")).isEqualTo("DPoP");
        assertThat(told.body().path("cnf").path("jkt").asText()).isEqualTo(ProofOfKey.thumbprint(key));
        assertThat(introspected(bound.text("refresh_token"))
                        .body()
                        .path("cnf")
                        .path("jkt")
                        .asText())
                .isEqualTo(ProofOfKey.thumbprint(key));
    }

    @Test
    void a_refresh_token_that_was_not_used_is_active() {
        var told = introspected(tokens.text("refresh_token"));

        assertThat(told.body().path("active").asBoolean()).isTrue();
        assertThat(told.text("scope")).isEqualTo(tokens.text("scope"));
        assertThat(told.text("client_id")).isEqualTo(AppStandIn.APP);
        assertThat(told.text("patient")).isEqualTo(tokens.text("patient"));

        var next = TokenEndpoint.refresh(tokens.text("refresh_token"));
        assertInactive(tokens.text("refresh_token"));
        assertThat(introspected(next.text("refresh_token"))
                        .body()
                        .path("active")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void the_token_of_a_system_has_client_and_scope() {
        var system = SYSTEMS.tokenFor(SystemStandIn.ID, "system/Observation.rs");
        var told = introspected(system.text("access_token"));

        assertThat(told.text("client_id")).isEqualTo(SystemStandIn.ID);
        assertThat(told.text("scope")).isEqualTo("system/Observation.rs");
        assertThat(told.body().has("patient")).isFalse();
        assertThat(told.body().has("need_patient_banner")).isFalse();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "nobody, 401, invalid_request",
        "unknown app, 401, invalid_client",
        "public app, 403, insufficient_scope",
        "system without the scope, 403, insufficient_scope",
        "bearer token of an app, 401, invalid_token",
        "bearer token for the fhir-server, 401, invalid_token",
        "bearer token made up, 401, invalid_token"
    })
    void nobody_else_is_told_anything(String who, int status, String error) {
        var token = tokens.text("access_token");
        var answer = switch (who) {
            case "nobody" -> TokenEndpoint.postTo(PATH, Map.of("token", token));
            case "unknown app" -> TokenEndpoint.postTo(PATH, Map.of("token", token, "client_id", "unknown"));
            case "public app" -> TokenEndpoint.postTo(PATH, Map.of("token", token, "client_id", AppStandIn.APP));
            case "system without the scope" -> introspectedBy(aSystemWithoutTheScope(), token);
            case "bearer token of an app" -> introspectedWith(token);
            case "bearer token for the fhir-server" ->
                introspectedWith(SYSTEMS.tokenFor(SystemStandIn.ID, "system/Observation.rs")
                        .text("access_token"));
            default -> introspectedWith("x");
        };

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text("error")).isEqualTo(error);
        assertThat(answer.body().has("active")).isFalse();
        assertThat(answer.http().headers().allValues("Cache-Control")).containsExactly("no-store");
    }

    @Test
    void not_by_get_not_in_the_address_not_without_a_token() {
        var form = SYSTEMS.proofOf(SystemStandIn.ID);

        assertThat(TokenEndpoint.postTo(PATH, form).text("error")).isEqualTo("invalid_request");
        assertThat(Http.get(Neighbourhood.issuer() + PATH + "?token=x").statusCode())
                .isEqualTo(405);
        assertThat(TokenEndpoint.postTo(PATH + "?token=x", SYSTEMS.proofOf(SystemStandIn.ID))
                        .text("error"))
                .isEqualTo("invalid_request");
    }

    private static String aSystemWithoutTheScope() {
        var system = RegisteredByApi.anAppWithKeys(SYSTEMS.publicKeys())
                .put("kind", "backend")
                .put("scope", "system/Observation.rs");
        system.remove("redirect_uris");
        return RegisteredByApi.registered(system).path("client_id").asText();
    }

    private Answer introspectedWith(String bearer) {
        return IntrospectionEndpoint.introspectedWith(bearer, tokens.text("access_token"));
    }
}
