package no.samtykke.e2e.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.interceptor.BearerTokenAuthInterceptor;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import no.samtykke.e2e.app.Http;
import no.samtykke.e2e.app.SystemApp;
import no.samtykke.e2e.journeys.LogIn;
import no.samtykke.e2e.stack.Stack;
import no.samtykke.e2e.stack.WithStack;
import org.hl7.fhir.r4.model.Parameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A hospital sends every request of {@code docs/exchange.md}, in order, by clients that others wrote. */
@WithStack
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class HospitalClientsIT {

    private static final String HOSPITAL = "hospital-east";
    private static final Path VERIFIER = Path.of("..", "docs", "examples", "VerifyReceipt.java");

    private final FhirContext r4 = FhirContext.forR4Cached();
    private final JsonMapper json = new JsonMapper();
    private final Stack stack;
    private final List<DocumentedExchange> documented;

    HospitalClientsIT(Stack stack) {
        this.stack = stack;
        LogIn.of(stack, "kari").tokens();
        this.documented = DocumentedExchange.about(
                stack.person("kari"),
                stack.person("ola"),
                "https://hospital.example/project/" + UUID.randomUUID(),
                Instant.now().toString());
    }

    @Test
    void hapis_generic_client_is_answered_as_the_page_says(@TempDir Path folder) throws IOException {
        var client = hapi();
        var told = new HashMap<String, String>();
        var receipts = new HashMap<String, String>();
        for (var request : documented) {
            if (request.status() == 403) {
                assertThat(catchThrowable(() -> ask(client, request, told)))
                        .isInstanceOf(ForbiddenOperationException.class);
                continue;
            }
            var answer = ask(client, request, told);
            request.holdAgainst(200, answer);
            receipts.putAll(receiptOf(request, answer));
        }

        assertThat(receipts).hasSize(2);
        for (var receipt : receipts.entrySet()) {
            assertBelieved(receipt.getKey(), receipt.getValue(), folder);
        }
    }

    @Test
    void fhir_kit_client_is_answered_as_the_page_says(@TempDir Path folder) throws IOException {
        var questions = folder.resolve("questions.json");
        Files.writeString(questions, json.writeValueAsString(documented));
        var described = stack.description().client(HOSPITAL);
        var secrets = Map.of("CLIENT_JWK", described.path("privateJwk").toString());
        try (var running = Node.start(
                "hospital.mjs",
                secrets,
                stack.fhir().toString(),
                HOSPITAL,
                "system/Consent.crs",
                questions.toString())) {
            var answers = running.result();

            assertThat(answers).hasSameSizeAs(documented);
            int receipts = 0;
            for (int i = 0; i < documented.size(); i++) {
                var answer = answers.path(i);
                documented.get(i).holdAgainst(answer.path("status").asInt(), answer.path("body"));
                for (var receipt :
                        receiptOf(documented.get(i), answer.path("body")).entrySet()) {
                    assertBelieved(receipt.getKey(), receipt.getValue(), folder);
                    receipts++;
                }
            }
            assertThat(receipts).isEqualTo(2);
        }
    }

    private JsonNode ask(IGenericClient client, DocumentedExchange request, Map<String, String> told)
            throws IOException {
        String body = request.body();
        for (var one : told.entrySet()) {
            String inJson = json.writeValueAsString(one.getValue());
            body = body.replace("{" + one.getKey() + "}", inJson.substring(1, inJson.length() - 1));
        }
        var answer = client.operation()
                .onServer()
                .named(request.operation())
                .withParameters(r4.newJsonParser().parseResource(Parameters.class, body))
                .execute();
        var tree = json.readTree(r4.newJsonParser().encodeResourceToString(answer));
        for (String name : List.of("version", "next")) {
            tree.findParents("name").stream()
                    .filter(part -> name.equals(part.path("name").asText()))
                    .forEach(part -> told.put(name, part.path("valueString").asText()));
        }
        return tree;
    }

    private IGenericClient hapi() {
        var system = new SystemApp(stack.description(), HOSPITAL);
        String token = system.token(system.assertion(system.claims()))
                .json()
                .path("access_token")
                .asText();
        var client = r4.newRestfulGenericClient(stack.fhir().toString());
        client.registerInterceptor(new BearerTokenAuthInterceptor(token));
        return client;
    }

    /** The receipt of a decision, and the salt that came with it. */
    private static Map<String, String> receiptOf(DocumentedExchange request, JsonNode answer) {
        return request.operation().equals("$decide") ? Map.of(text(answer, "receipt"), text(answer, "salt")) : Map.of();
    }

    private void assertBelieved(String receipt, String salt, Path folder) throws IOException {
        var keys = URI.create(stack.site("fhir") + "receipts/keys");
        Files.writeString(folder.resolve("receipt"), receipt);
        Files.writeString(folder.resolve("keys"), Http.get(keys, Map.of()).body());
        Files.writeString(
                folder.resolve("people"),
                "%s%nperson %s%n".formatted(salt, stack.person("kari").pid()));
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        VERIFIER.toString(),
                        folder.resolve("receipt").toString(),
                        folder.resolve("keys").toString(),
                        folder.resolve("people").toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.onExit().join().exitValue()).as(said).isZero();
    }

    private static String text(JsonNode answer, String name) {
        return answer.findParents("name").stream()
                .filter(part -> name.equals(part.path("name").asText()))
                .map(part -> part.path("valueString").asText())
                .findFirst()
                .orElse("");
    }
}
