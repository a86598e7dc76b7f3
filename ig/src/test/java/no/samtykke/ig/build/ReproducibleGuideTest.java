package no.samtykke.ig.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The digest of the package says which guide it is, so a second build of the same guide has to give the same bytes. */
class ReproducibleGuideTest {

    private static final Path FIRST = Path.of("target/classes");

    @Test
    void twoBuildsGiveTheSameBytes(@TempDir Path second) throws IOException {
        BuildGuide.build(Path.of("target/fhir-home/.fhir/packages"), second, Path.of(".."));
        assertThat(second.resolve("package.tgz")).hasSameBinaryContentAs(FIRST.resolve("package.tgz"));
        List<Path> pages = files(FIRST.resolve("ig-site"));
        assertThat(files(second.resolve("ig-site"))).isEqualTo(pages);
        for (Path page : pages) {
            assertThat(second.resolve("ig-site").resolve(page))
                    .hasSameBinaryContentAs(FIRST.resolve("ig-site").resolve(page));
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(Path::getFileName).sorted().toList();
        }
    }
}
