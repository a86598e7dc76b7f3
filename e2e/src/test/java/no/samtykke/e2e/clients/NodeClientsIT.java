package no.samtykke.e2e.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.TimeUnit;
import no.samtykke.e2e.journeys.LogIn;
import no.samtykke.e2e.stack.Stack;
import no.samtykke.e2e.stack.WithStack;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Strict OAuth and OpenID Connect libraries in Node: what they check of us, they find. */
@WithStack
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class NodeClientsIT {

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"openid-client.mjs", "oauth4webapi.mjs"})
    void a_citizens_app_logs_in_refreshes_and_reads(String app, Stack stack) {
        try (var running = Node.start(app, stack.fhir().toString(), "sandbox-app")) {
            LogIn.of(stack, "kari").actingFor("ola").inBrowser(running.wantsOpened());

            var result = running.result();

            assertIdTokenTellsWhoLoggedIn(result.path("claims"), stack);
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
    }

    private static void assertIdTokenTellsWhoLoggedIn(JsonNode claims, Stack stack) {
        assertThat(claims.path("iss").asText()).isEqualTo(stack.authServer().toString());
        assertThat(claims.path("aud").asText()).isEqualTo("sandbox-app");
        assertThat(claims.path("acr").asText()).isEqualTo("idporten-loa-high");
        assertThat(claims.path("fhirUser").asText()).startsWith(stack.fhir() + "/Patient/");
        assertThat(claims.toString()).doesNotContain(stack.person("kari").pid());
    }
}
