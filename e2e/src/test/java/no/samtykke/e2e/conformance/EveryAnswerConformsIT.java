package no.samtykke.e2e.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * After everything else, in a run of its own: what the FHIR server answered to any test of this module follows the
 * implementation guide, by the command line that integrators have.
 */
class EveryAnswerConformsIT {

    private static final Path ANSWERS = Path.of("target", "fhir-answers");
    private static final Path JAR = Path.of("..", "ig", "target", "ig-0.1.0-SNAPSHOT-validator.jar");

    private record Checked(int exit, List<String> lines) {}

    @Test
    void to_the_guide() throws IOException, InterruptedException {
        assumeThat(ANSWERS).as("a test that asked the server ran before").exists();

        var checked = check(ANSWERS);

        assertThat(checked.lines())
                .filteredOn(line -> line.endsWith(": not valid") || line.startsWith("  error"))
                .isEmpty();
        assertThat(checked.exit()).isZero();
    }

    @Test
    void and_one_that_does_not_would_be_named(@TempDir Path folder) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("consent.json"), """
                {"resourceType": "Consent", "status": "active", "category": [{"coding": [{\
                "system": "https://samtykke.example/fhir/CodeSystem/consent-category", "code": "health-archive"}]}]}""");

        var checked = check(folder);

        assertThat(checked.lines()).anyMatch(line -> line.contains("samtykke-consent-health-archive"));
        assertThat(checked.exit()).isOne();
    }

    private static Checked check(Path folder) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", JAR.toString(), folder.toString())
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Checked(process.waitFor(), output.lines().toList());
    }
}
