package no.samtykke.ig.build.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;
import org.hl7.fhir.utilities.xhtml.XhtmlParser;

/** Markdown as nodes of HTML, with anchors at its headings as GitHub makes them. */
final class Markdown {

    private static final List<Extension> TABLES = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(TABLES).build();

    /** HTML in a text is shown, not obeyed. */
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().extensions(TABLES).escapeHtml(true).build();

    private Markdown() {}

    static List<XhtmlNode> read(String markdown) {
        try {
            String html = RENDERER.render(PARSER.parse(markdown));
            XhtmlNode nodes = new XhtmlParser().parseFragment("<div>" + html + "</div>");
            anchor(nodes, new HashMap<>());
            unhead(nodes);
            makeScrollable(nodes);
            return nodes.getChildNodes();
        } catch (IOException notRead) {
            throw new UncheckedIOException(notRead);
        }
    }

    /** A description: one paragraph or more, without headings. */
    static void write(XhtmlNode into, String markdown) {
        into.addChildren(read(markdown));
    }

    static boolean isHeading(XhtmlNode node) {
        String name = node.getName();
        return name != null && name.length() == 2 && name.charAt(0) == 'h' && Character.isDigit(name.charAt(1));
    }

    private static void anchor(XhtmlNode node, Map<String, Integer> used) {
        if (isHeading(node)) {
            String name = slug(node.allText());
            int before = used.merge(name, 1, Integer::sum) - 1;
            node.attribute("id", before == 0 ? name : name + "-" + before);
        }
        node.getChildNodes().forEach(child -> anchor(child, used));
    }

    static String slug(String heading) {
        return heading.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                .replace(' ', '-');
    }

    /** A column without a name is no heading to those who hear the table. */
    private static void unhead(XhtmlNode node) {
        if ("th".equals(node.getName()) && node.allText().isBlank()) {
            node.setName("td");
        }
        node.getChildNodes().forEach(Markdown::unhead);
    }

    /** What is wider than the window is scrolled by keys as well as by a pointer. */
    private static void makeScrollable(XhtmlNode node) {
        var children = node.getChildNodes();
        for (int i = 0; i < children.size(); i++) {
            XhtmlNode child = children.get(i);
            if ("pre".equals(child.getName())) {
                child.attribute("tabindex", "0");
            } else if ("table".equals(child.getName())) {
                children.set(i, Page.scrollable(child));
            } else {
                makeScrollable(child);
            }
        }
    }
}
