package no.samtykke.e2e.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import no.samtykke.e2e.journeys.LogIn;
import no.samtykke.e2e.stack.Stack;
import no.samtykke.e2e.stack.WithStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Strict OAuth and OpenID Connect libraries in Node: what they check of us, they find. */
@WithStack
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class NodeClientsIT {

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"openid-client.mjs", "oauth4webapi.mjs"})
    void a_citizens_app_logs_in_refreshes_reads_and_revokes(String app, Stack stack) {
        try (var running = Node.start(app, stack.fhir().toString(), "sandbox-app")) {
            LogIn.of(stack, "kari").actingFor("ola").inBrowser(running.wantsOpened());

            var result = running.result();

            assertLoggedInAndRead(result, "sandbox-app", stack);
            assertThat(result.path("errorAfterRevocation").asText()).isEqualTo("invalid_grant");
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"sandbox-secret-app", "sandbox-key-app"})
    void an_app_with_a_server_proves_itself_pushes_its_request_and_binds_its_tokens(String client, Stack stack) {
        var base = stack.fhir().toString();
        try (var running = Node.start("confidential-app.mjs", secretsOf(client, stack), base, client)) {
            LogIn.of(stack, "kari").actingFor("ola").inBrowser(running.wantsOpened());

            var result = running.result();

            assertLoggedInAndRead(result, client, stack);
            assertThat(result.path("tokenType").asText()).isEqualToIgnoringCase("dpop");
            assertThat(result.path("statusAfterRevocation").asInt()).isEqualTo(401);
        }
    }

    @Test
    void a_resource_server_asks_what_a_token_is_worth(Stack stack) {
        var tokens = LogIn.of(stack, "kari").actingFor("ola").tokens();
        var administrator = "sandbox-administrator";
        try (var running = Node.start(
                "resource-server.mjs",
                secretsOf(administrator, stack),
                stack.authServer().toString(),
                administrator,
                tokens.access(),
                "nonsense")) {
            var answers = running.result();

            assertThat(answers.path(0).path("active").asBoolean()).isTrue();
            assertThat(answers.path(0).path("patient").asText()).isEqualTo(tokens.patient());
            assertThat(answers.path(0).path("client_id").asText()).isEqualTo("sandbox-app");
            assertThat(answers.path(1).toString()).isEqualTo("{\"active\":false}");
        }
    }

    private static Map<String, String> secretsOf(String client, Stack stack) {
        var described = stack.description().client(client);
        return described.has("secret")
                ? Map.of("CLIENT_SECRET", described.path("secret").asText())
                : Map.of("CLIENT_JWK", described.path("privateJwk").toString());
    }

    private static void assertLoggedInAndRead(JsonNode result, String client, Stack stack) {
        assertIdTokenTellsWhoLoggedIn(result.path("claims"), client, stack);
        assertThat(result.path("patient").asText())
                .isNotEmpty()
                .isEqualTo(result.path("patientAfterRefresh").asText());
        assertThat(result.path("claims").path("fhirUser").asText())
                .as("kari acts, ola is the patient")
                .doesNotEndWith(result.path("patient").asText());
        assertThat(result.path("refreshTokenChanged").asBoolean()).isTrue();
        assertThat(result.path("status").asInt()).isEqualTo(200);
        assertThat(result.path("bundle").path("entry")).isNotEmpty();
    }

    private static void assertIdTokenTellsWhoLoggedIn(JsonNode claims, String client, Stack stack) {
        assertThat(claims.path("iss").asText()).isEqualTo(stack.authServer().toString());
        assertThat(claims.path("aud").asText()).isEqualTo(client);
        assertThat(claims.path("acr").asText()).isEqualTo("idporten-loa-high");
        assertThat(claims.path("fhirUser").asText()).startsWith(stack.fhir() + "/Patient/");
        assertThat(claims.toString()).doesNotContain(stack.person("kari").pid());
    }
}
