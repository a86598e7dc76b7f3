package no.samtykke.e2e.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * After everything else, in a run of its own: nothing that was written while all tests of all modules ran says who
 * somebody is.
 */
class NothingPersonalIsWrittenIT {

    private static final Path REACTOR = Path.of("..").toAbsolutePath().normalize();
    private static final Path SANDBOX = Path.of("target", "sandbox");

    @Test
    void by_any_server_or_test_of_the_whole_suite() throws IOException {
        var outputs = new Outputs(REACTOR);

        assertThat(outputs.files()).as("there is something to look through").isNotEmpty();
        assertThat(outputs.leaks(everybody()))
                .as("places in logs that say who somebody is")
                .isEmpty();
    }

    @Test
    void the_logs_of_the_sandbox_are_among_what_is_looked_through() throws IOException {
        assertThat(new Outputs(REACTOR).files())
                .extracting(file -> file.getFileName().toString())
                .contains("fhir-server.log", "auth-server.log", "postgres.log", "sandbox.log");
    }

    /** The number is made up and right; the third stands in no list, only its control digits tell. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /Patient?name=Astrid%20Planted",
                "could not greet Astrid Planted.",
                "Key (value)=(21867349844) already exists",
                "name=Astrid+Planted&x=1"
            })
    void a_planted_one_is_found_and_not_repeated(String line, @TempDir Path reactor) throws IOException {
        plant(reactor, line);

        var leaks = new Outputs(reactor).leaks(Personal.of(Set.of("Astrid Planted"), Set.of()));

        assertThat(leaks).singleElement().satisfies(leak -> {
            assertThat(leak.line()).isEqualTo(2);
            assertThat(leak).asString().contains("server.log:2").doesNotContain("Astrid", "21867349844");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "took 21867349845 ns",
                "at 1764122871123",
                "request 3f2504e0-4f89-41d3-9a0c-21867349844a",
                "order 218673498440"
            })
    void a_number_that_is_nobodys_is_none(String line, @TempDir Path reactor) throws IOException {
        plant(reactor, line);

        assertThat(new Outputs(reactor).leaks(Personal.of(Set.of("Astrid Planted"), Set.of())))
                .isEmpty();
    }

    private static void plant(Path reactor, String line) throws IOException {
        var folder = Files.createDirectories(reactor.resolve("module/target/logs"));
        Files.writeString(folder.resolve("server.log"), "a line\n" + line + "\nanother line\n");
    }

    private static Personal everybody() throws IOException {
        return Personal.known(
                SANDBOX.resolve("sandbox.json"), Path.of("src", "test", "resources", "names-in-tests.txt"));
    }
}
