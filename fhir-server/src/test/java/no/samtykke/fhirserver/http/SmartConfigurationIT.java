package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told to apps before they log in. */
class SmartConfigurationIT {

    private static final RunningServer SERVER = RunningServer.ONE;
    private static final String PATH = "/.well-known/smart-configuration";

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/json", "application/fhir+json", "application/fhir+xml", "text/html"})
    void it_is_json_whatever_is_accepted(String accept) {
        var answer = SERVER.send(SERVER.request(PATH, "").header("Accept", accept));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
    }

    @ParameterizedTest
    @CsvSource({
        "authorization_endpoint, /oauth2/authorize",
        "token_endpoint, /oauth2/token",
        "introspection_endpoint, /oauth2/introspect",
        "revocation_endpoint, /oauth2/revoke",
        "management_endpoint, /account/apps",
        "pushed_authorization_request_endpoint, /oauth2/par",
        "jwks_uri, /oauth2/jwks",
    })
    void endpoints_are_those_of_the_issuer(String name, String path) throws JsonProcessingException {
        assertThat(document().path(name).asText()).isEqualTo(SERVER.issuer.uri() + path);
    }

    @Test
    void apps_register_themselves_only_where_it_is_switched_on() throws JsonProcessingException {
        assertThat(document().has("registration_endpoint")).isFalse();
    }

    @Test
    void offline_access_is_told_since_a_device_opens_health_data_here() throws JsonProcessingException {
        assertThat(document().path("capabilities").toString())
                .contains("permission-offline", "launch-ehr", "client-confidential-symmetric", "context-style");
    }

    @Test
    void plain_and_shared_secrets_of_proofs_are_not_told() throws JsonProcessingException {
        assertThat(document().path("code_challenge_methods_supported").toString())
                .isEqualTo("[\"S256\"]");
        assertThat(document().path("dpop_signing_alg_values_supported").toString())
                .contains("ES256", "RS256", "PS256")
                .doesNotContain("HS", "none");
    }

    @Test
    void an_unchanged_document_is_not_sent_again() {
        String tag = SERVER.get(PATH, "").header("ETag");

        var again = SERVER.send(SERVER.request(PATH, "").header("If-None-Match", tag));

        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void the_capability_statement_names_the_same_and_cross_origin_requests() {
        var security = SERVER.get("/metadata", "")
                .as(CapabilityStatement.class)
                .getRestFirstRep()
                .getSecurity();

        assertThat(security.getCors()).isTrue();
        assertThat(security.getServiceFirstRep().getCodingFirstRep().getCode()).isEqualTo("SMART-on-FHIR");
    }

    private static JsonNode document() throws JsonProcessingException {
        return new ObjectMapper().readTree(SERVER.get(PATH, "").body());
    }
}
