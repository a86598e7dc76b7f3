package no.samtykke.ig.build;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Called by Maven after the tests: {@code <folder of classes> <the repository>}. Writes the quality page anew, with
 * what the tests have found.
 */
public final class BuildQualityPage {

    private BuildQualityPage() {}

    /** The same findings give the same bytes. */
    public static void main(String[] arguments) throws IOException {
        Path output = Path.of(arguments[0]);
        Path repository = Path.of(arguments[1]);
        Guide guide = Guide.read(BuildGuide.folders(repository));
        BuildGuide.site(repository)
                .writeQuality(
                        guide.itself(), guide.resources(), BuildGuide.findings(output), output.resolve("ig-site"));
    }
}
