package no.samtykke.ig.build.site;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hl7.fhir.r4.model.ImplementationGuide;
import org.hl7.fhir.r4.model.ImplementationGuide.ImplementationGuideDefinitionPageComponent;
import org.hl7.fhir.utilities.xhtml.XhtmlComposer;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;

/** What is the same on all pages: head, menu and foot. */
final class Frame {

    private final ImplementationGuide guide;
    private final Menu menu;
    private final Path folder;

    Frame(ImplementationGuide guide, Menu menu, Path folder) {
        this.guide = guide;
        this.menu = menu;
        this.folder = folder;
    }

    void write(Page page) throws IOException {
        XhtmlNode html = Page.node("html").attribute("lang", "en");
        head(html.addTag("head"), page);
        XhtmlNode body = html.addTag("body");
        body.addTag("a").attribute("class", "skip").attribute("href", "#main").tx("To the content");
        XhtmlNode header = body.addTag("header");
        header.addTag("p").attribute("class", "name").ah("index.html").tx(guide.getTitle() + " " + guide.getVersion());
        menu(header.addTag("nav").attribute("aria-label", "Menu").addTag("ul"), page);
        neighbours(body, page);
        XhtmlNode main = body.addTag("main").attribute("id", "main");
        main.addTag("h1").tx(page.title());
        main.addChildren(page.content().getChildNodes());
        foot(body.addTag("footer"));
        String text = "<!DOCTYPE html>\n" + new XhtmlComposer(XhtmlComposer.HTML, false).compose(html) + "\n";
        Files.writeString(folder.resolve(page.file()), text, StandardCharsets.UTF_8);
    }

    private void head(XhtmlNode head, Page page) {
        head.addTag("meta").attribute("charset", "utf-8");
        head.addTag("meta").attribute("name", "viewport").attribute("content", "width=device-width, initial-scale=1");
        head.addTag("title").tx(page.title() + " – " + guide.getTitle());
        head.addTag("link").attribute("rel", "stylesheet").attribute("href", "site.css");
    }

    private void menu(XhtmlNode list, Page page) {
        String part = page.isOfAnArtifact() ? ArtifactIndex.FILE : part(page);
        menu.words().forEach((file, word) -> item(list, file, word, page, file.equals(part)));
    }

    /** The page of the first level that this one is, or stands below. */
    private String part(Page page) {
        return topPages().stream()
                .filter(entry -> contains(entry, page.file()))
                .map(entry -> entry.getNameUrlType().primitiveValue())
                .findFirst()
                .orElse(page.file());
    }

    private static void item(XhtmlNode list, String file, String title, Page page, boolean here) {
        XhtmlNode link = list.addTag("li").ah(file);
        link.tx(title);
        if (page.file().equals(file)) {
            link.attribute("aria-current", "page");
        } else if (here) {
            link.attribute("class", "here");
        }
    }

    /** The other pages of the same part. */
    private void neighbours(XhtmlNode body, Page page) {
        for (ImplementationGuideDefinitionPageComponent entry : topPages()) {
            if (contains(entry, page.file()) && entry.hasPage()) {
                XhtmlNode list = body.addTag("nav")
                        .attribute("class", "part")
                        .attribute("aria-label", "Pages of this part")
                        .addTag("ul");
                item(list, entry.getNameUrlType().primitiveValue(), entry.getTitle(), page, false);
                entry.getPage()
                        .forEach(below ->
                                item(list, below.getNameUrlType().primitiveValue(), below.getTitle(), page, false));
            }
        }
    }

    private static boolean contains(ImplementationGuideDefinitionPageComponent entry, String file) {
        return entry.getNameUrlType().primitiveValue().equals(file)
                || entry.getPage().stream().anyMatch(below -> contains(below, file));
    }

    private List<ImplementationGuideDefinitionPageComponent> topPages() {
        return guide.getDefinition().getPage().getPage();
    }

    private void foot(XhtmlNode foot) {
        foot.addTag("p")
                .tx("Package " + guide.getPackageId() + " " + guide.getVersion() + ", FHIR R4 (4.0.1), "
                        + guide.getDateElement().asStringValue() + ". Licence "
                        + guide.getLicense().toCode() + ". "
                        + "All people in it are made up.");
    }
}
