package no.samtykke.e2e.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The validator's jar as those who build against the guide run it. It asks no server, so it goes on beside other tests.
 */
@Execution(ExecutionMode.CONCURRENT)
class CommandLineIT {

    private record Run(int exit, String output) {}

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void programsReadABundleOfOutcomesAndWhatIsValidEndsWithZero() throws Exception {
        Run run = run(file("{\"resourceType\":\"Basic\",\"code\":{\"text\":\"x\"}}"), "--output", "json");
        assertThat(run.output()).contains("\"resourceType\": \"Bundle\"", "\"resourceType\": \"OperationOutcome\"");
        assertThat(run.exit()).isZero();
    }

    /** The validator looks for signatures in a Bundle, with a library of its own. */
    @Test
    void eachFileOfAFolderIsToldAndOneThatIsNotValidEndsWithOne() throws Exception {
        Files.writeString(folder.resolve("good.json"), "{\"resourceType\":\"Basic\",\"code\":{\"text\":\"x\"}}");
        Files.writeString(
                folder.resolve("bundle.json"),
                "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[{\"fullUrl\":\"urn:uuid:0b2d4b6e-8a53-4a34-9f4e-6d3c0f5d7a11\","
                        + "\"resource\":{\"resourceType\":\"Basic\"}}]}");
        Run run = run(".");
        assertThat(run.output())
                .contains("good.json: valid", "bundle.json: not valid")
                .contains("error at Bundle.entry[0].resource", "[Validation_VAL_Profile_Minimum]");
        assertThat(run.exit()).isOne();
    }

    @Test
    void eachLineOfNdjsonIsAResourceAndIsToldByItsNumber() throws Exception {
        Files.writeString(folder.resolve("many.ndjson"), """
                {"resourceType":"Basic","code":{"text":"x"}}
                {"resourceType":"Basic"}

                {"resourceType":"Basic","code":{"text":"x"}}
                """);
        Run run = run("many.ndjson");
        assertThat(run.output())
                .startsWith("many.ndjson: not valid")
                .contains("error at line 2, Basic")
                .doesNotContain("line 1", "line 3", "line 4");
        assertThat(run.exit()).isOne();
    }

    @Test
    void aLineThatIsNotFhirIsNamed() throws Exception {
        Files.writeString(folder.resolve("many.ndjson"), """
                {"resourceType":"Basic","code":{"text":"x"}}
                hello
                """);
        assertThat(run("many.ndjson"))
                .isEqualTo(new Run(2, "many.ndjson, line 2: not a FHIR R4 resource in JSON or XML"));
    }

    @Test
    void whatIsNotFhirCannotBeChecked() throws Exception {
        assertThat(run(file("hello"))).isEqualTo(new Run(2, "resource.json: not a FHIR R4 resource in JSON or XML"));
    }

    @Test
    void anUnknownProfileCannotBeChecked() throws Exception {
        Run run = run(file("{\"resourceType\":\"Basic\",\"code\":{\"text\":\"x\"}}"), "--profile", "nowhere");
        assertThat(run).isEqualTo(new Run(2, "Unknown profile nowhere"));
    }

    @Test
    void aMissingFileOrPackageIsNamed() throws Exception {
        assertThat(run("missing.json").output()).contains("missing.json: no such file");
        Run run = run(file("{\"resourceType\":\"Basic\"}"), "--package", "missing.tgz");
        assertThat(run.output()).contains("missing.tgz: no such file");
        assertThat(run.exit()).isEqualTo(2);
    }

    private String file(String content) throws IOException {
        Files.writeString(folder.resolve("resource.json"), content);
        return "resource.json";
    }

    private Run run(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                jar().toAbsolutePath().toString()));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), output.strip());
    }

    private static Path jar() throws IOException {
        try (var files = Files.list(Path.of("..", "ig", "target"))) {
            return files.filter(file -> file.getFileName().toString().matches("ig-.*-validator\\.jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
