package no.samtykke.ig.build.site;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.ImplementationGuide;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;

/** All that the package holds, by kind. */
final class ArtifactIndex {

    static final String FILE = "artifacts.html";

    private final List<Resource> resources;
    private final List<Example> examples;

    ArtifactIndex(List<Resource> resources, List<Example> examples) {
        this.resources = resources;
        this.examples = examples;
    }

    Page page() {
        Page page = new Page(FILE, "Artifacts");
        kind(page, "Capability statements", type("CapabilityStatement"));
        kind(page, "Profiles", resource -> resource instanceof StructureDefinition it && !extension(it));
        kind(page, "Extensions", resource -> resource instanceof StructureDefinition it && extension(it));
        kind(page, "Operations", type("OperationDefinition"));
        kind(page, "Forms", type("Questionnaire"));
        kind(page, "Search parameters", type("SearchParameter"));
        kind(page, "Code systems", type("CodeSystem"));
        kind(page, "Value sets", type("ValueSet"));
        kind(page, "Concept maps", type("ConceptMap"));
        kind(page, "Naming systems", type("NamingSystem"));
        examples(page);
        page.section("The guide itself");
        resources.stream()
                .filter(ImplementationGuide.class::isInstance)
                .forEach(guide ->
                        page.content().addTag("p").ah(Links.file(guide)).tx("ImplementationGuide"));
        return page;
    }

    private static boolean extension(StructureDefinition profile) {
        return "Extension".equals(profile.getType());
    }

    private static Predicate<Resource> type(String name) {
        return resource -> resource.fhirType().equals(name);
    }

    private void kind(Page page, String heading, Predicate<Resource> wanted) {
        List<MetadataResource> listed = resources.stream()
                .filter(wanted)
                .map(MetadataResource.class::cast)
                .sorted(Comparator.comparing(Links::title).thenComparing(Links::file))
                .toList();
        page.section(heading);
        XhtmlNode body = page.table(heading + " (" + listed.size() + ")", "Name", "What it is");
        for (MetadataResource definition : listed) {
            XhtmlNode row = body.addTag("tr");
            Page.rowHead(row).ah(Links.file(definition)).tx(Links.title(definition));
            Markdown.write(row.addTag("td"), definition.hasDescription() ? definition.getDescription() : "");
        }
    }

    private void examples(Page page) {
        page.section("Examples");
        XhtmlNode body = page.table("Examples (" + examples.size() + ")", "Name", "Type", "What it shows");
        for (Example example :
                examples.stream().sorted(Comparator.comparing(Example::file)).toList()) {
            XhtmlNode row = body.addTag("tr");
            Page.rowHead(row).ah(example.file()).tx(example.title());
            row.addTag("td").tx(example.file().replaceFirst("-.*", ""));
            Markdown.write(row.addTag("td"), example.description());
        }
    }
}
