package no.samtykke.ig;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of SUSHI's work is what it makes of the FSH beside it. Skipped where SUSHI is not installed. */
class FshTest {

    private static final Path SUSHI = Path.of("node_modules/.bin/sushi");

    @Test
    @EnabledIf("isSushiHere")
    void theKeptResourcesAreThoseOfTheFsh(@TempDir Path folder) throws IOException, InterruptedException {
        assertThat(sushi(folder)).as("exit code of SUSHI").isZero();
        assertThat(files(Path.of("fsh-generated")))
                .as("run ./mvnw -Pfsh -pl terminology,ig process-classes, and commit fsh-generated")
                .isEqualTo(files(folder.resolve("fsh-generated")));
    }

    static boolean isSushiHere() {
        return Files.isExecutable(SUSHI);
    }

    /** It asks no registry: FHIR's definitions are those of the build, and a closed port is where it would ask. */
    private static int sushi(Path folder) throws IOException, InterruptedException {
        ProcessBuilder sushi = new ProcessBuilder(SUSHI.toString(), "build", ".", "--out", folder.toString());
        sushi.environment()
                .putAll(Map.of(
                        "HOME",
                        System.getProperty("user.home"),
                        "USERPROFILE",
                        System.getProperty("user.home"),
                        "FPL_REGISTRY",
                        "http://127.0.0.1:9",
                        "npm_config_offline",
                        "true"));
        Process process = sushi.redirectErrorStream(true)
                .redirectOutput(folder.resolve("sushi.log").toFile())
                .start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException("SUSHI is not done after two minutes");
        }
        return process.exitValue();
    }

    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return files;
    }
}
