package no.samtykke.ig.build.site;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.util.List;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.NamingSystem;
import org.hl7.fhir.r4.model.OperationDefinition;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.SearchParameter;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;

/** A page for each resource of the guide. */
final class ArtifactPages {

    private final Links links;
    private final TextPages texts;
    private final List<Example> examples;
    private final ProfilePage profiles;
    private final TermPages terms;
    private final InterfacePages interfaces;
    private final OperationPage operations;

    ArtifactPages(Links links, TextPages texts, List<Example> examples, List<BrokenExample> broken) {
        this.links = links;
        this.texts = texts;
        this.examples = examples;
        profiles = new ProfilePage(links, broken);
        terms = new TermPages(links);
        interfaces = new InterfacePages(links);
        operations = new OperationPage(links);
    }

    static String json(Resource resource) {
        return FhirContext.forR4Cached().newJsonParser().setPrettyPrint(true).encodeResourceToString(resource);
    }

    Page page(Resource resource) throws IOException {
        return resource instanceof MetadataResource definition ? definition(definition) : example(resource);
    }

    private Page definition(MetadataResource definition) throws IOException {
        Page page = new Page(Links.file(definition), Links.title(definition));
        if (definition.hasDescription()) {
            Markdown.write(page.content(), definition.getDescription());
        }
        about(page, definition);
        String name = Links.file(definition).replace(".html", "");
        texts.writeIfThere(page.content(), name + "-intro.md");
        switch (definition) {
            case StructureDefinition profile -> profiles.write(page, profile, examplesOf(profile.getUrl()));
            case CodeSystem system -> terms.write(page, system);
            case ValueSet values -> terms.write(page, values);
            case ConceptMap map -> terms.write(page, map);
            case OperationDefinition operation -> operations.write(page, operation);
            case SearchParameter parameter -> interfaces.write(page, parameter);
            case CapabilityStatement statement -> interfaces.write(page, statement);
            case NamingSystem system -> interfaces.write(page, system);
            default -> page.json(json(definition));
        }
        texts.writeIfThere(page.content(), name + "-notes.md");
        return page;
    }

    private void about(Page page, MetadataResource definition) {
        XhtmlNode list = page.content().addTag("dl");
        term(list, "Kind", definition.fhirType());
        if (definition.hasUrl()) {
            term(list, "Address", definition.getUrl());
        }
        term(
                list,
                "Version",
                definition.getVersion() + ", " + definition.getStatus().toCode());
        if (definition instanceof StructureDefinition profile) {
            list.addTag("dt").tx("Based on");
            links.canonical(list.addTag("dd"), profile.getBaseDefinition());
        }
        download(list, definition);
    }

    private Page example(Resource resource) {
        String file = Links.file(resource);
        Example example = examples.stream()
                .filter(listed -> listed.file().equals(file))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The guide does not list " + file));
        Page page = new Page(file, example.title());
        Markdown.write(page.content(), example.description());
        XhtmlNode list = page.content().addTag("dl");
        term(list, "Kind", "Example, " + resource.fhirType());
        String profile = example.profile();
        if (profile != null) {
            list.addTag("dt").tx("Example of");
            links.canonical(list.addTag("dd"), profile);
        }
        download(list, resource);
        page.section("Content");
        new ExampleTree(links).write(page, resource);
        page.section("As JSON");
        page.json(json(resource));
        return page;
    }

    private static void download(XhtmlNode list, Resource resource) {
        String file = Links.file(resource).replace(".html", ".json");
        list.addTag("dt").tx("File");
        list.addTag("dd").ah(file).tx(file);
    }

    private static void term(XhtmlNode list, String name, String value) {
        list.addTag("dt").tx(name);
        list.addTag("dd").code().tx(value);
    }

    private List<Example> examplesOf(String profile) {
        return examples.stream()
                .filter(example -> profile.equals(example.profile()))
                .toList();
    }
}
