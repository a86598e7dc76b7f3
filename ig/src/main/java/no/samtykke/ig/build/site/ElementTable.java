package no.samtykke.ig.build.site;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.ElementDefinition.ElementDefinitionBindingComponent;
import org.hl7.fhir.r4.model.ElementDefinition.ElementDefinitionConstraintComponent;
import org.hl7.fhir.r4.model.ElementDefinition.TypeRefComponent;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;

/** The elements of a profile, one on a line, indented as they are nested. */
final class ElementTable {

    /** What FHIR itself demands of every resource of a type is told by FHIR, and would hide what is ours. */
    private static final String OWN_RULE = "samtykke-";

    private static final String[] COLUMNS = {"Element", "Flags", "Card.", "Type", "Description and rules"};

    private static final int DEEPEST = 6;

    private final Links links;

    ElementTable(Links links) {
        this.links = links;
    }

    void added(Page page, StructureDefinition profile) {
        String caption = "What " + profile.getName() + " adds to its base";
        XhtmlNode body = page.table(caption, COLUMNS);
        for (ElementDefinition element : profile.getDifferential().getElement()) {
            XhtmlNode cell = write(body, "added-", pathOf(element), element);
            if (element.hasComment()) {
                Markdown.write(cell, element.getComment());
            }
        }
    }

    /** Comments are left out: most are FHIR's own, with links among its own pages. */
    void complete(Page page, StructureDefinition profile) {
        XhtmlNode body = page.table("All elements of " + profile.getName(), COLUMNS);
        for (ElementDefinition element : profile.getSnapshot().getElement()) {
            write(body, "", name(element), element);
        }
    }

    private XhtmlNode write(XhtmlNode body, String prefix, String name, ElementDefinition element) {
        XhtmlNode row = body.addTag("tr").attribute("id", prefix + element.getId());
        int depth = Math.min(
                DEEPEST, (int) element.getPath().chars().filter(c -> c == '.').count());
        Page.rowHead(row).attribute("class", "depth" + depth).code().tx(name);
        row.addTag("td").tx(String.join(" ", flags(element)));
        row.addTag("td").tx(cardinality(element));
        types(row.addTag("td"), element);
        XhtmlNode cell = row.addTag("td");
        describe(cell, element);
        return cell;
    }

    /** In full, as the elements between may be missing; without the type, which is the same on all lines. */
    private static String pathOf(ElementDefinition element) {
        int dot = element.getId().indexOf('.');
        return dot < 0 ? element.getId() : element.getId().substring(dot + 1);
    }

    private static String name(ElementDefinition element) {
        String path = element.getPath();
        String last = path.substring(path.lastIndexOf('.') + 1);
        return element.hasSliceName() ? last + ":" + element.getSliceName() : last;
    }

    private static List<String> flags(ElementDefinition element) {
        List<String> flags = new ArrayList<>();
        if (element.getMustSupport()) {
            flags.add("must support");
        }
        if (element.getIsModifier()) {
            flags.add("modifier");
        }
        return flags;
    }

    private static String cardinality(ElementDefinition element) {
        if (!element.hasMin() && !element.hasMax()) {
            return "";
        }
        return (element.hasMin() ? String.valueOf(element.getMin()) : "") + ".."
                + (element.hasMax() ? element.getMax() : "");
    }

    private void types(XhtmlNode cell, ElementDefinition element) {
        if (element.hasContentReference()) {
            cell.tx("as " + element.getContentReference().replaceFirst(".*#", ""));
        }
        String between = "";
        for (TypeRefComponent type : element.getType()) {
            cell.tx(between);
            links.type(cell, type);
            between = ", ";
        }
    }

    private void describe(XhtmlNode cell, ElementDefinition element) {
        if (element.hasShort()) {
            cell.addTag("p").tx(element.getShort());
        }
        if (element.hasSlicing()) {
            cell.addTag("p")
                    .tx("Slices: "
                            + element.getSlicing().getDiscriminator().stream()
                                    .map(by -> by.getType().toCode() + " of " + by.getPath())
                                    .reduce((one, other) -> one + ", " + other)
                                    .orElse("by name")
                            + " (" + element.getSlicing().getRules().toCode() + ")");
        }
        if (element.hasFixed()) {
            value(cell, "Is exactly ", Values.line(element.getFixed()));
        }
        if (element.hasPattern()) {
            value(cell, "Has at least ", Values.line(element.getPattern()));
        }
        if (element.hasMaxLength()) {
            cell.addTag("p").tx("At most " + element.getMaxLength() + " characters");
        }
        if (element.hasBinding()) {
            bind(cell.addTag("p"), element.getBinding());
        }
        for (ElementDefinitionConstraintComponent rule : element.getConstraint()) {
            if (rule.getKey().startsWith(OWN_RULE)) {
                XhtmlNode line = cell.addTag("p");
                line.addTag("strong").tx(rule.getKey() + ": ");
                line.tx(rule.getHuman());
            }
        }
    }

    private static void value(XhtmlNode cell, String how, String value) {
        XhtmlNode line = cell.addTag("p");
        line.tx(how);
        line.code().tx(value);
    }

    private void bind(XhtmlNode line, ElementDefinitionBindingComponent binding) {
        line.tx("Codes (" + binding.getStrength().toCode() + "): ");
        if (binding.hasValueSet()) {
            links.canonical(line, binding.getValueSet());
        } else {
            line.tx(binding.getDescription());
        }
    }
}
