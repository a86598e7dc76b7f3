package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.fge.jsonpatch.JsonPatch;
import com.github.fge.jsonpatch.JsonPatchException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import no.samtykke.fhirserver.access.Validated;
import no.samtykke.fhirserver.http.People.Citizen;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of the guide, put to {@code $validate}: the good ones pass, the broken ones fail for their reason. */
class GuideThroughValidateIT {

    private static final RunningServer SERVER = RunningServer.ONE;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path EXAMPLES = Path.of("../ig/fsh-generated/resources");
    private static final Path BROKEN = Path.of("../ig/input/negative");
    private static final String PROFILES = "https://samtykke.example/fhir/StructureDefinition/";

    /** Sent to give a power of attorney, and never stored as it is: it has a profile of its own. */
    private static final String PROPOSAL = "Consent-gunnar-sends-a-power-of-attorney.json";

    /** What cannot even be read into a resource: it is told by the reader. */
    private static final Set<String> UNREADABLE =
            Set.of("Terminology_TX_NoValid_16", "Type_Specific_Checks_DT_Date_Valid");

    private static String token = "";

    @BeforeAll
    static void a_citizen() {
        Citizen kari = People.citizen();
        token = People.approvedToken(kari, "patient/*.cruds");
    }

    static Stream<Path> good() {
        return files(EXAMPLES)
                .filter(file -> !file.getFileName().toString().equals(PROPOSAL))
                .filter(file -> Validated.types().contains(typeOf(read(file))));
    }

    static Stream<JsonNode> broken() {
        return files(BROKEN)
                .flatMap(file -> StreamSupport.stream(read(file).spliterator(), false))
                .filter(entry -> Validated.types()
                        .contains(entry.path("example").asText().split("/", 2)[0]));
    }

    @ParameterizedTest
    @MethodSource("good")
    void an_example_is_good(Path file) {
        var example = read(file);

        var answer = ask(example, example);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.as(OperationOutcome.class).getIssue())
                .as(answer.body())
                .extracting(OperationOutcome.OperationOutcomeIssueComponent::getSeverity)
                .containsExactly(IssueSeverity.INFORMATION);
    }

    @ParameterizedTest
    @MethodSource("broken")
    void a_broken_one_fails_for_its_reason(JsonNode entry) throws IOException, JsonPatchException {
        String messageId = entry.path("messageId").asText();
        var example = read(EXAMPLES.resolve(entry.path("example").asText().replace('/', '-') + ".json"));
        var parameters = JSON.createObjectNode().put("resourceType", "Parameters");
        var list = parameters.putArray("parameter");
        list.addObject()
                .put("name", "resource")
                .set("resource", JsonPatch.fromJson(entry.path("patch")).apply(example));
        list.addObject()
                .put("name", "profile")
                .put("valueUri", PROFILES + entry.path("profile").asText());

        var answer = ask(example, parameters);

        if (answer.status() == 400) {
            assertThat(messageId).as(answer.body()).isIn(UNREADABLE);
            return;
        }
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.as(OperationOutcome.class).getIssue())
                .as(answer.body())
                .anySatisfy(issue -> {
                    assertThat(issue.getDetails().getCoding()).anyMatch(coding -> messageId.equals(coding.getCode()));
                    assertThat(isThere(issue, entry.path("expression").asText()))
                            .isTrue();
                    assertThat(issue.getDetails().getText()).isNotBlank();
                });
    }

    /** At the place or in it; or at its parent, where the place is an element that is left without content. */
    private static boolean isThere(OperationOutcome.OperationOutcomeIssueComponent issue, String place) {
        String told = issue.getExpression().getFirst().getValue();
        return told.startsWith(place) || place.equals(issue.getDiagnostics());
    }

    private static Answer ask(JsonNode example, JsonNode body) {
        String type = typeOf(example);
        String with = Set.of("Organization", "Practitioner").contains(type)
                ? SERVER.issuer.systemToken("loader", "system/*.c")
                : token;
        return SERVER.send(SERVER.request("/" + type + "/$validate", with)
                .header("Content-Type", "application/fhir+json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    private static String typeOf(JsonNode resource) {
        return resource instanceof ObjectNode ? resource.path("resourceType").asText() : "";
    }

    private static Stream<Path> files(Path folder) {
        try (var files = Files.list(folder)) {
            return List.copyOf(files.filter(file -> file.toString().endsWith(".json"))
                            .sorted()
                            .toList())
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
