package no.samtykke.ig.build.site;

import org.hl7.fhir.utilities.xhtml.NodeType;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;

/** One page while it is written: a file name, a title, and what stands below the title. */
record Page(String file, String title, XhtmlNode content) {

    Page(String file, String title) {
        this(file, title, node("div"));
    }

    /** Named by its type and id; pages of text have no capitals. */
    boolean isOfAnArtifact() {
        return Character.isUpperCase(file.charAt(0));
    }

    static XhtmlNode node(String name) {
        return new XhtmlNode(NodeType.Element, name);
    }

    static XhtmlNode scrollable(XhtmlNode table) {
        XhtmlNode frame = node("div").attribute("class", "scroll").attribute("tabindex", "0");
        frame.getChildNodes().add(table);
        return frame;
    }

    XhtmlNode section(String heading) {
        return section(heading, Markdown.slug(heading));
    }

    XhtmlNode section(String heading, String anchor) {
        content.addTag("h2").attribute("id", anchor).tx(heading);
        return content;
    }

    /** A table with a caption for those who hear it, and the cells of its head. */
    XhtmlNode table(String caption, String... columns) {
        XhtmlNode table = node("table");
        content.getChildNodes().add(scrollable(table));
        table.addTag("caption").tx(caption);
        XhtmlNode head = table.addTag("thead").addTag("tr");
        for (String column : columns) {
            head.addTag("th").attribute("scope", "col").tx(column);
        }
        return table.addTag("tbody");
    }

    /** The first cell of a line, which names it. */
    static XhtmlNode rowHead(XhtmlNode row) {
        return row.addTag("th").attribute("scope", "row");
    }

    void json(String json) {
        content.addTag("pre").attribute("tabindex", "0").addTag("code").tx(json);
    }
}
