package no.samtykke.ig.build.site;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.ElementDefinition.ElementDefinitionConstraintComponent;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;

/** What a profile or an extension adds, what comes of it, its rules, and examples that keep and break it. */
final class ProfilePage {

    private final Links links;
    private final List<BrokenExample> broken;

    ProfilePage(Links links, List<BrokenExample> broken) {
        this.links = links;
        this.broken = broken;
    }

    void write(Page page, StructureDefinition profile, List<Example> examples) {
        ElementTable table = new ElementTable(links);
        page.section("What it adds");
        table.added(page, profile);
        page.section("Complete");
        table.complete(page, profile);
        rules(page, profile);
        examples(page, examples);
        brokenExamples(page, profile);
    }

    private void rules(Page page, StructureDefinition profile) {
        Map<String, ElementDefinitionConstraintComponent> rules = new TreeMap<>();
        for (ElementDefinition element : profile.getSnapshot().getElement()) {
            for (ElementDefinitionConstraintComponent rule : element.getConstraint()) {
                if (rule.getKey().startsWith("samtykke-")) {
                    rules.put(rule.getKey(), rule);
                }
            }
        }
        if (rules.isEmpty()) {
            return;
        }
        page.section("Rules");
        XhtmlNode body = page.table("Rules of " + profile.getName(), "Rule", "Meaning", "FHIRPath");
        for (ElementDefinitionConstraintComponent rule : rules.values()) {
            XhtmlNode row = body.addTag("tr");
            Page.rowHead(row).tx(rule.getKey());
            row.addTag("td").tx(rule.getHuman());
            row.addTag("td").code().tx(rule.getExpression());
        }
    }

    private static void examples(Page page, List<Example> examples) {
        if (examples.isEmpty()) {
            return;
        }
        page.section("Examples");
        XhtmlNode list = page.content().addTag("ul");
        for (Example example : examples) {
            XhtmlNode item = list.addTag("li");
            item.ah(example.file()).tx(example.title());
            item.tx(" " + example.description());
        }
    }

    private void brokenExamples(Page page, StructureDefinition profile) {
        String id = profile.getIdElement().getIdPart();
        List<BrokenExample> own = broken.stream()
                .filter(example ->
                        example.profile().equals(id) || example.profile().equals(profile.getUrl()))
                .toList();
        if (own.isEmpty()) {
            return;
        }
        page.section("What a validator refuses");
        write(page, own, "Broken examples of " + profile.getName(), links);
    }

    static void write(Page page, List<BrokenExample> broken, String caption, Links links) {
        XhtmlNode body = page.table(caption, "Why", "From", "What is changed", "Message");
        for (BrokenExample example : broken) {
            XhtmlNode row = body.addTag("tr").attribute("id", example.id());
            Page.rowHead(row).tx(example.description());
            links.reference(row.addTag("td"), example.example());
            row.addTag("td").code().tx(example.change());
            row.addTag("td").code().tx(example.message());
        }
    }
}
