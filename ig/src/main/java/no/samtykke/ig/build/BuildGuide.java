package no.samtykke.ig.build;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import no.samtykke.ig.build.site.Findings;
import no.samtykke.ig.build.site.Site;

/**
 * Called by Maven: {@code <folder of FHIR packages> <folder of classes> <the repository>}. Writes {@code package.tgz}
 * and the site {@code ig-site} among the classes.
 */
public final class BuildGuide {

    private BuildGuide() {}

    /** Writes both. */
    public static void main(String[] arguments) throws IOException {
        Path output = Path.of(arguments[1]);
        findings(output).forget();
        build(Path.of(arguments[0]), output, Path.of(arguments[2]));
    }

    static void build(Path packages, Path output, Path repository) throws IOException {
        Path archive = output.resolve("package.tgz");
        Guide guide = BuildPackage.build(packages, archive, folders(repository));
        Path folder = output.resolve("ig-site");
        site(repository).write(guide.itself(), guide.resources(), archive, folder);
        site(repository).writeQuality(guide.itself(), guide.resources(), findings(output), folder);
    }

    static Site site(Path repository) {
        return new Site(repository.resolve("ig/input"), repository);
    }

    static Findings findings(Path output) {
        return new Findings(output.resolveSibling("findings"));
    }

    static List<Path> folders(Path repository) {
        return List.of(
                repository.resolve("ig/fsh-generated/resources"),
                repository.resolve("terminology/src/main/resources/no/samtykke/terminology"),
                repository.resolve("fhir-server/src/main/resources/no/samtykke/fhirserver/forms"));
    }
}
