package no.samtykke.ig.build;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import no.samtykke.ig.build.site.Site;

/**
 * Called by Maven: {@code <folder of FHIR packages> <folder of classes> <the repository>}. Writes {@code package.tgz}
 * and the site {@code ig-site} among the classes.
 */
public final class BuildGuide {

    private BuildGuide() {}

    /** Writes both. */
    public static void main(String[] arguments) throws IOException {
        build(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]));
    }

    static void build(Path packages, Path output, Path repository) throws IOException {
        Path archive = output.resolve("package.tgz");
        List<Path> folders = List.of(
                repository.resolve("ig/fsh-generated/resources"),
                repository.resolve("terminology/src/main/resources/no/samtykke/terminology"),
                repository.resolve("fhir-server/src/main/resources/no/samtykke/fhirserver/forms"));
        Guide guide = BuildPackage.build(packages, archive, folders);
        new Site(repository.resolve("ig/input"), repository)
                .write(guide.itself(), guide.resources(), archive, output.resolve("ig-site"));
    }
}
