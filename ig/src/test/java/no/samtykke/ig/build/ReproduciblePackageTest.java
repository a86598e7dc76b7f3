package no.samtykke.ig.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The digest of the package says which guide it is, so a second build of the same guide has to give the same bytes. */
class ReproduciblePackageTest {

    private static final List<Path> FOLDERS = List.of(
            Path.of("fsh-generated/resources"),
            Path.of("../terminology/src/main/resources/no/samtykke/terminology"),
            Path.of("../fhir-server/src/main/resources/no/samtykke/fhirserver/forms"));

    @Test
    void twoBuildsGiveTheSameBytes(@TempDir Path folder) throws IOException {
        Path again = folder.resolve("package.tgz");
        BuildPackage.build(Path.of("target/fhir-home/.fhir/packages"), again, FOLDERS);
        assertThat(again).hasSameBinaryContentAs(Path.of("target/classes/package.tgz"));
    }
}
