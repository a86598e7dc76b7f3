package no.samtykke.fhirserver.codesystem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import no.samtykke.fhirserver.EmbeddedDatabase;
import no.samtykke.fhirserver.FhirServer;
import no.samtykke.fhirserver.codesystem.Selection.Search;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as it is run by the operator, killed in the middle of its work. */
class KilledLoadIT {

    private static final int SIZE = 20_000;

    private final EmbeddedDatabase.Database database = EmbeddedDatabase.migrated();
    private final StoredSystems stored = new StoredSystems(database.dataSource());

    @TempDir
    private Path folder;

    @Test
    void what_was_killed_shows_nothing_and_goes_on_when_it_is_begun_again() throws Exception {
        var file = GeneratedSystem.write(folder, SIZE);

        var killed = start(file);
        try (var told = killed.inputReader()) {
            readUntil(told, "4,000 of 20,000");
            killed.destroyForcibly().waitFor();
        }
        assertThat(stored.all()).isEmpty();

        var again = start(file);
        List<String> told = again.inputReader().lines().toList();
        assertThat(again.waitFor()).isZero();
        assertThat(told)
                .noneMatch(line -> line.startsWith("0 of") || line.startsWith("2,000 of"))
                .contains("Loaded, and shown from now on");
        var system = stored.of(GeneratedSystem.SYSTEM, "1").orElseThrow();
        assertThat(stored.search(new Selection(system, null), new Search(null, false, 0, 0))
                        .total())
                .isEqualTo(SIZE);
        assertThat(stored.search(new Selection(system, null), new Search("hjerteklaff", false, 0, 0))
                        .total())
                .isBetween(SIZE / 8, SIZE / 6);
    }

    private Process start(Path file) throws IOException {
        var words = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                FhirServer.class.getName(),
                CodeSystemCommand.NAME,
                "load",
                "--file",
                file.toString(),
                "--system",
                GeneratedSystem.SYSTEM,
                "--version",
                "1"));
        words.add("--spring.datasource.url=" + database.url());
        words.add("--spring.datasource.username=" + database.username());
        words.add("--spring.datasource.password=" + database.password());
        return new ProcessBuilder(words).redirectErrorStream(true).start();
    }

    private static void readUntil(BufferedReader told, String begins) throws IOException {
        for (String line = told.readLine(); line != null; line = told.readLine()) {
            if (line.startsWith(begins)) {
                return;
            }
        }
        throw new AssertionError("It ended before " + begins);
    }
}
