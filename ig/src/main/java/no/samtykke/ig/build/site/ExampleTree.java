package no.samtykke.ig.build.site;

import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;

/** The content of an example, an element on a line. */
final class ExampleTree {

    private static final int DEEPEST = 6;
    private static final int LONGEST = 400;

    private final Links links;

    ExampleTree(Links links) {
        this.links = links;
    }

    void write(Page page, Resource example) {
        XhtmlNode body = page.table("Content of " + example.getIdElement().getIdPart(), "Element", "Value");
        children(body, example, 0);
    }

    private void children(XhtmlNode body, Base of, int depth) {
        for (Property property : of.children()) {
            for (Base value : property.getValues()) {
                if (value.isEmpty()) {
                    continue;
                }
                String name =
                        value instanceof Resource ? property.getName() + ": " + value.fhirType() : property.getName();
                write(body, name.replace("[x]", ""), value, depth);
            }
        }
    }

    private void write(XhtmlNode body, String name, Base value, int depth) {
        XhtmlNode row = body.addTag("tr");
        Page.rowHead(row)
                .attribute("class", "depth" + Math.min(depth, DEEPEST))
                .code()
                .tx(name);
        XhtmlNode cell = row.addTag("td");
        if (Values.fitsOneLine(value)) {
            cell.tx(shortened(Values.line(value)));
        } else if (value instanceof Reference reference && reference.hasReference()) {
            links.reference(cell, reference.getReference());
            if (reference.hasDisplay()) {
                cell.tx(" “" + reference.getDisplay() + "”");
            }
        } else {
            children(body, value, depth + 1);
        }
    }

    private static String shortened(String value) {
        return value.length() <= LONGEST ? value : value.substring(0, LONGEST) + "…";
    }
}
