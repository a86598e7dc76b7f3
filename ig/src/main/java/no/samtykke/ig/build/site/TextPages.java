package no.samtykke.ig.build.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.ImplementationGuide.ImplementationGuideDefinitionPageComponent;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;

/**
 * The pages that are written by hand. A line {@code {% include docs/consents.md %}} takes in a document of the
 * repository, so that nothing is told twice.
 */
final class TextPages {

    private static final Pattern INCLUDE = Pattern.compile("(?m)^\\{% include (\\S+) %}\\s*$");

    private final Path texts;
    private final Path repository;

    /** Documents of the repository, and the pages that take them in. */
    private final Map<Path, String> pagesOfDocuments = new HashMap<>();

    TextPages(Path texts, Path repository) throws IOException {
        this.texts = texts;
        this.repository = repository;
        try (Stream<Path> files = Files.list(texts)) {
            for (Path file : files.sorted().toList()) {
                Matcher include = INCLUDE.matcher(Files.readString(file));
                while (include.find()) {
                    String page = file.getFileName().toString().replace(".md", ".html");
                    pagesOfDocuments.put(Path.of(include.group(1)), page);
                }
            }
        }
    }

    List<Page> pages(ImplementationGuideDefinitionPageComponent root) throws IOException {
        List<Page> pages = new ArrayList<>();
        for (ImplementationGuideDefinitionPageComponent entry : root.getPage()) {
            Page page = new Page(entry.getNameUrlType().primitiveValue(), entry.getTitle());
            write(page.content(), page.file().replace(".html", ".md"));
            pages.add(page);
            pages.addAll(pages(entry));
        }
        return pages;
    }

    /** The text about an artifact, if there is one. */
    void writeIfThere(XhtmlNode into, String name) throws IOException {
        if (Files.exists(texts.resolve(name))) {
            write(into, name);
        }
    }

    private void write(XhtmlNode into, String name) throws IOException {
        String text = Files.readString(texts.resolve(name));
        Matcher include = INCLUDE.matcher(text);
        int from = 0;
        while (include.find()) {
            Markdown.write(into, text.substring(from, include.start()));
            document(into, Path.of(include.group(1)));
            from = include.end();
        }
        Markdown.write(into, text.substring(from));
    }

    /** Without its first heading: the page has a title. */
    private void document(XhtmlNode into, Path document) {
        try {
            String text = Files.readString(repository.resolve(document)).replaceFirst("(?m)\\A# .*\\R", "");
            for (XhtmlNode node : Markdown.read(text)) {
                relink(node, document);
                into.getChildNodes().add(node);
            }
        } catch (IOException notRead) {
            throw new UncheckedIOException(notRead);
        }
    }

    /** A link to what has no page here becomes the text that it was on: readers of the site have no source code. */
    private void relink(XhtmlNode node, Path document) {
        String target = "a".equals(node.getName()) ? node.getAttribute("href") : null;
        if (target != null && !target.startsWith("#") && !target.contains("://")) {
            int hash = target.indexOf('#');
            String anchor = hash < 0 ? "" : target.substring(hash);
            Path file = Path.of("/").resolve(document).resolveSibling(hash < 0 ? target : target.substring(0, hash));
            String page = pagesOfDocuments.get(Path.of("/").relativize(file.normalize()));
            if (page == null) {
                node.setName("span");
                node.getAttributes().remove("href");
            } else {
                node.setAttribute("href", page + anchor);
            }
        }
        node.getChildNodes().forEach(child -> relink(child, document));
    }
}
