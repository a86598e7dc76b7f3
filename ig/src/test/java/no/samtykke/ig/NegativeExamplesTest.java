package no.samtykke.ig;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.fge.jsonpatch.JsonPatch;
import com.github.fge.jsonpatch.JsonPatchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import no.samtykke.ig.build.site.Findings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each rule of a profile, broken once: a good example passes, and fails for the reason named when one thing is changed.
 */
class NegativeExamplesTest {

    private static final Path FOLDER = Path.of("input/negative");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicInteger GIVEN = new AtomicInteger();
    private static final AtomicInteger REFUSED = new AtomicInteger();

    @AfterAll
    static void tell() throws IOException {
        new Findings(Path.of("target/findings")).write(new Findings.Broken(GIVEN.get(), REFUSED.get()));
    }

    @TestFactory
    List<DynamicTest> fails() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        try (var files = Files.list(FOLDER)) {
            for (Path file : files.filter(name -> name.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                for (JsonNode broken : JSON.readTree(Files.readString(file))) {
                    GIVEN.incrementAndGet();
                    tests.add(DynamicTest.dynamicTest(broken.path("id").asText(), () -> check(broken)));
                }
            }
        }
        assertThat(tests).as("broken examples").hasSizeGreaterThanOrEqualTo(60);
        return tests;
    }

    private static void check(JsonNode broken) throws IOException, JsonPatchException {
        String profile = broken.path("profile").asText();
        JsonNode good =
                JSON.readTree(Examples.read(Examples.file(broken.path("example").asText())));
        assertThat(SharedValidator.ONE.knows(profile)).as(profile).isTrue();
        assertThat(errors(good, profile)).as("before the change").isEmpty();
        JsonNode bad = JsonPatch.fromJson(broken.path("patch")).apply(good);
        assertThat(errors(bad, profile))
                .as("after the change")
                .anyMatch(error -> broken.path("messageId").asText().equals(error.getMessageId())
                        && String.valueOf(error.getLocationString())
                                .startsWith(broken.path("expression").asText()));
        REFUSED.incrementAndGet();
    }

    private static List<SingleValidationMessage> errors(JsonNode resource, String profile) {
        return SharedValidator.ONE.validate(resource.toString(), profile).getMessages().stream()
                .filter(message -> message.getSeverity().ordinal() >= ResultSeverityEnum.ERROR.ordinal())
                .toList();
    }
}
