package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.Enumerations;
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
    void every_address_is_absolute_and_of_the_issuer() throws JsonProcessingException {
        assertThat(document().path("issuer").asText()).isEqualTo(SERVER.issuer.uri());
        assertThat(document().properties())
                .filteredOn(member ->
                        member.getKey().endsWith("_endpoint") || member.getKey().endsWith("_uri"))
                .hasSizeGreaterThan(6)
                .allSatisfy(member -> assertThat(member.getValue().asText()).startsWith(SERVER.issuer.uri() + "/"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "grant_types_supported, authorization_code refresh_token client_credentials",
        "response_types_supported, code",
        "token_endpoint_auth_methods_supported, none client_secret_basic client_secret_post private_key_jwt",
        "token_endpoint_auth_signing_alg_values_supported, RS384 ES384",
    })
    void exactly_these_ways_are_told(String name, String ways) throws JsonProcessingException {
        assertThat(document().path(name)).extracting(JsonNode::asText).containsExactly(ways.split(" "));
    }

    /** The sets that SMART defines, and what the certification of apps for patients in the USA adds. */
    @Test
    void its_capabilities_are_whole_sets_and_its_scopes_are_told() throws JsonProcessingException {
        assertThat(document().path("capabilities"))
                .extracting(JsonNode::asText)
                .contains(
                        "launch-standalone",
                        "launch-ehr",
                        "authorize-post",
                        "client-public",
                        "client-confidential-symmetric",
                        "client-confidential-asymmetric",
                        "context-standalone-patient",
                        "context-ehr-patient",
                        "sso-openid-connect",
                        "permission-patient",
                        "permission-user",
                        "permission-offline",
                        "permission-v1",
                        "permission-v2")
                .doesNotContain("context-ehr-encounter", "context-standalone-encounter", "smart-app-state");
        assertThat(document().path("scopes_supported"))
                .extracting(JsonNode::asText)
                .contains(
                        "openid",
                        "fhirUser",
                        "launch/patient",
                        "offline_access",
                        "patient/*.rs",
                        "patient/RelatedPerson.crs");
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
    void the_capability_statement_names_the_same_and_cross_origin_requests() throws JsonProcessingException {
        var statement = SERVER.get("/metadata", "").as(CapabilityStatement.class);
        var security = statement.getRestFirstRep().getSecurity();
        var uris = security.getExtensionByUrl("http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris");

        assertThat(statement.getFhirVersion()).isEqualTo(Enumerations.FHIRVersion._4_0_1);
        assertThat(uris.getExtensionString("authorize"))
                .isEqualTo(document().path("authorization_endpoint").asText());
        assertThat(uris.getExtensionString("token"))
                .isEqualTo(document().path("token_endpoint").asText());
        assertThat(security.getCors()).isTrue();
        assertThat(security.getServiceFirstRep().getCodingFirstRep().getCode()).isEqualTo("SMART-on-FHIR");
    }

    @Test
    void of_the_usage_log_only_reading_is_told_and_no_answer_names_the_product() {
        var answer = SERVER.get("/metadata", "");

        assertThat(answer.as(CapabilityStatement.class).getRestFirstRep().getResource())
                .filteredOn(resource -> resource.getType().equals("AuditEvent"))
                .singleElement()
                .satisfies(log -> assertThat(log.getInteraction())
                        .extracting(interaction -> interaction.getCode().toCode())
                        .containsExactlyInAnyOrder("read", "search-type"));
        assertThat(answer.header("Content-Type")).startsWith("application/fhir+json");
        assertThat(answer.header("Server")).isEmpty();
        assertThat(answer.header("X-Powered-By")).isEmpty();
    }

    private static JsonNode document() throws JsonProcessingException {
        return new ObjectMapper().readTree(SERVER.get(PATH, "").body());
    }
}
