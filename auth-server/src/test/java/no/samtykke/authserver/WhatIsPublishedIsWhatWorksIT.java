package no.samtykke.authserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import no.samtykke.authserver.support.AppStandIn;
import no.samtykke.authserver.support.Http;
import no.samtykke.authserver.support.Neighbourhood;
import no.samtykke.authserver.support.RunningAuthServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WhatIsPublishedIsWhatWorksIT extends RunningAuthServer {

    @ParameterizedTest
    @ValueSource(strings = {"/.well-known/openid-configuration", "/.well-known/oauth-authorization-server"})
    void the_metadata_name_our_endpoints_and_no_others(String path) throws Exception {
        var answer = Http.get(Neighbourhood.issuer() + path);
        var metadata = new ObjectMapper().readTree(answer.body());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(metadata.path("issuer").asText()).isEqualTo(Neighbourhood.issuer());
        assertThat(metadata.path("authorization_endpoint").asText())
                .isEqualTo(Neighbourhood.issuer() + "/oauth2/authorize");
        assertThat(metadata.path("token_endpoint").asText()).isEqualTo(Neighbourhood.issuer() + "/oauth2/token");
        assertThat(metadata.path("jwks_uri").asText()).isEqualTo(Neighbourhood.issuer() + "/oauth2/jwks");
        assertThat(metadata.path("response_types_supported").toString()).isEqualTo("[\"code\"]");
        assertThat(metadata.path("authorization_response_iss_parameter_supported")
                        .asBoolean())
                .isTrue();
        assertThat(metadata.path("code_challenge_methods_supported").toString()).isEqualTo("[\"S256\"]");
        assertThat(metadata.path("grant_types_supported").toString())
                .isEqualTo("[\"authorization_code\",\"refresh_token\",\"client_credentials\"]");
        assertThat(metadata.path("token_endpoint_auth_methods_supported").toString())
                .isEqualTo("[\"none\",\"client_secret_basic\",\"client_secret_post\",\"private_key_jwt\"]");
        assertThat(metadata.path("registration_endpoint").asText()).isEqualTo(Neighbourhood.issuer() + "/register");
        assertThat(metadata.path("require_pushed_authorization_requests").asBoolean(true))
                .isFalse();
        assertThat(metadata.path("dpop_signing_alg_values_supported").toString())
                .isEqualTo(
                        "[\"ES256\",\"ES384\",\"ES512\",\"PS256\",\"PS384\",\"PS512\",\"RS256\",\"RS384\",\"RS512\"]");
        assertThat(metadata.path("introspection_endpoint_auth_methods_supported")
                        .toString())
                .contains("Bearer")
                .doesNotContain("none");
        assertThat(List.of("device_authorization_endpoint", "userinfo_endpoint"))
                .noneMatch(metadata::has);
    }

    @Test
    void what_openid_connect_wants_to_know_is_told() throws Exception {
        var metadata = new ObjectMapper()
                .readTree(Http.get(Neighbourhood.issuer() + "/.well-known/openid-configuration")
                        .body());

        assertThat(metadata.path("subject_types_supported").toString()).isEqualTo("[\"public\"]");
        assertThat(metadata.path("id_token_signing_alg_values_supported").toString())
                .isEqualTo("[\"RS256\"]");
    }

    /** A 401 says that somebody is there and wants to know who asks. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "token_endpoint",
                "revocation_endpoint",
                "introspection_endpoint",
                "pushed_authorization_request_endpoint"
            })
    void every_endpoint_that_is_named_answers(String name) throws Exception {
        var metadata = new ObjectMapper()
                .readTree(Http.get(Neighbourhood.issuer() + "/.well-known/oauth-authorization-server")
                        .body());
        var address = metadata.path(name).asText();

        assertThat(address).startsWith(Neighbourhood.issuer() + "/oauth2/");
        assertThat(Http.post(address, "").statusCode()).isEqualTo(401);
        assertThat(Http.post(address, "client_id=nobody").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/oauth2/device_authorization", "/oauth2/device_verification", "/userinfo", "/connect/register"})
    void what_is_not_named_is_not_there(String path) {
        assertThat(Http.post(Neighbourhood.issuer() + path, "").statusCode()).isIn(403, 404);
        assertThat(Http.get(Neighbourhood.issuer() + path).statusCode()).isEqualTo(404);
    }

    @Test
    void the_keys_are_public_strong_and_named() throws Exception {
        var keys =
                JWKSet.parse(Http.get(Neighbourhood.issuer() + "/oauth2/jwks").body());

        assertThat(keys.getKeys()).extracting(JWK::getKeyID).doesNotHaveDuplicates();
        assertThat(keys.getKeys()).isNotEmpty().allSatisfy(key -> {
            assertThat(key.isPrivate()).isFalse();
            assertThat(key.size()).isGreaterThanOrEqualTo(key instanceof ECKey ? 256 : 3072);
            assertThat(key.getKeyUse()).isEqualTo(KeyUse.SIGNATURE);
            assertThat(key.getAlgorithm().getName()).isIn("RS256", "ES256");
            assertThat(key.getKeyID()).isNotBlank();
        });
    }

    @ParameterizedTest(name = "{0} from {1}: {2}")
    @CsvSource({
        "/oauth2/token, https://app.example, true",
        "/.well-known/openid-configuration, https://app.example, true",
        "/oauth2/token, https://evil.example, false",
        "/oauth2/token, https://app.example.evil.example, false",
        "/oauth2/token, 'null', false",
        "/oauth2/authorize, https://app.example, false"
    })
    void only_pages_of_registered_apps_may_call_from_a_browser(String path, String origin, boolean allowed) {
        assertThat(AppStandIn.ORIGIN).isEqualTo("https://app.example");
        var answer = Http.send(HttpRequest.newBuilder(URI.create(Neighbourhood.issuer() + path))
                .header("Origin", origin)
                .header("Access-Control-Request-Method", path.contains("token") ? "POST" : "GET")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .build());

        var granted = answer.headers().firstValue("Access-Control-Allow-Origin");
        if (allowed) {
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(granted).hasValue(origin);
        } else {
            assertThat(granted).isEmpty();
        }
        assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();
    }

    @Test
    void a_registered_page_may_send_and_read_what_dpop_needs() {
        var preflight = Http.send(HttpRequest.newBuilder(URI.create(Neighbourhood.issuer() + "/oauth2/token"))
                .header("Origin", AppStandIn.ORIGIN)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "dpop,authorization,content-type")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .build());
        var keys = Http.get(Neighbourhood.issuer() + "/oauth2/jwks", "Origin", AppStandIn.ORIGIN);

        assertThat(preflight.headers().firstValue("Access-Control-Allow-Headers"))
                .hasValue("dpop, authorization, content-type");
        assertThat(keys.headers().firstValue("Access-Control-Allow-Origin")).hasValue(AppStandIn.ORIGIN);
        assertThat(String.join(",", keys.headers().allValues("Access-Control-Expose-Headers")))
                .contains("DPoP-Nonce", "WWW-Authenticate", "Retry-After");
    }

    @Test
    void which_pages_are_registered_is_told_to_anybody() throws Exception {
        var answer = Http.get(Neighbourhood.issuer() + "/registered-origins");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(new ObjectMapper()
                        .readTree(answer.body())
                        .path("origins")
                        .valueStream()
                        .map(JsonNode::asText))
                .contains(AppStandIn.ORIGIN);
    }

    @Test
    void readiness_is_told_and_no_more() {
        var answer = Http.get(Neighbourhood.issuer() + "/actuator/health/readiness");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"status\":\"UP\"}");
    }
}
