package no.samtykke.ig.build.site;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.ImplementationGuide;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.Resource;

/**
 * The readable form of the guide.
 *
 * @param input the folder {@code input} of the module: texts, images, broken examples
 * @param repository where the documents are that the texts take in
 */
public record Site(Path input, Path repository) {

    /** Writes all pages below {@code folder}, which is emptied first; the package comes from {@code archive}. */
    public void write(ImplementationGuide guide, List<Resource> resources, Path archive, Path folder)
            throws IOException {
        empty(folder);
        Frame frame = frame(guide, folder);
        Links links = new Links(resources);
        TextPages texts = new TextPages(input.resolve("pagecontent"), repository);
        List<BrokenExample> broken = broken();
        List<Example> examples = examples(guide, resources);
        for (Page page : texts.pages(guide.getDefinition().getPage())) {
            frame.write(page);
        }
        ArtifactPages artifacts = new ArtifactPages(links, texts, examples, broken);
        for (Resource resource : resources) {
            frame.write(artifacts.page(resource));
            String json = Links.file(resource).replace(".html", ".json");
            Files.writeString(folder.resolve(json), ArtifactPages.json(resource) + "\n");
        }
        frame.write(new ArtifactIndex(resources, examples).page());
        copyFiles(archive, folder);
    }

    /** Writes the page that tells what the checks of this build have found, among the others in {@code folder}. */
    public void writeQuality(ImplementationGuide guide, List<Resource> resources, Findings findings, Path folder)
            throws IOException {
        List<String> ignored = Files.readAllLines(input.resolve("ignoreWarnings.txt"));
        QualityPage quality = new QualityPage(new Links(resources), broken(), ignored);
        frame(guide, folder).write(quality.page(findings));
    }

    private Frame frame(ImplementationGuide guide, Path folder) throws IOException {
        return new Frame(guide, Menu.read(repository.resolve("ig/fsh-generated/includes/menu.xml")), folder);
    }

    private List<BrokenExample> broken() throws IOException {
        return BrokenExample.read(input.resolve("negative"));
    }

    private static List<Example> examples(ImplementationGuide guide, List<Resource> resources) {
        List<String> files = resources.stream()
                .filter(resource -> !(resource instanceof MetadataResource))
                .map(Links::file)
                .toList();
        return guide.getDefinition().getResource().stream()
                .map(Example::of)
                .filter(example -> files.contains(example.file()))
                .toList();
    }

    private void copyFiles(Path archive, Path folder) throws IOException {
        Files.copy(archive, folder.resolve("package.tgz"));
        try (Stream<Path> images = Files.list(input.resolve("images"))) {
            for (Path image : images.sorted().toList()) {
                Files.copy(image, folder.resolve(image.getFileName().toString()));
            }
        }
        try (InputStream css = Objects.requireNonNull(Site.class.getResourceAsStream("site.css"), "site.css")) {
            Files.copy(css, folder.resolve("site.css"));
        }
    }

    private static void empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> old = Files.walk(folder)) {
                for (Path file : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectories(folder);
    }
}
