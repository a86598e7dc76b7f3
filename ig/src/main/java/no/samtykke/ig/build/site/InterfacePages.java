package no.samtykke.ig.build.site;

import java.util.List;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.hl7.fhir.r4.model.NamingSystem;
import org.hl7.fhir.r4.model.SearchParameter;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;

/** What is asked for and offered: search parameters, systems of names, capabilities. */
final class InterfacePages {

    private final Links links;

    InterfacePages(Links links) {
        this.links = links;
    }

    void write(Page page, SearchParameter parameter) {
        XhtmlNode body = page.table("The parameter " + parameter.getCode(), "Property", "Value");
        property(body, "Name in a search", parameter.getCode());
        property(
                body,
                "Of",
                joined(parameter.getBase().stream().map(base -> base.getCode()).toList()));
        property(body, "Type", code(parameter.getType()));
        if (parameter.hasExpression()) {
            property(body, "FHIRPath", parameter.getExpression());
        }
        if (parameter.hasComparator()) {
            property(
                    body,
                    "Comparators",
                    joined(parameter.getComparator().stream()
                            .map(one -> one.getValue().toCode())
                            .toList()));
        }
    }

    private static String code(SearchParamType type) {
        return type.toCode();
    }

    private static String joined(List<String> parts) {
        return String.join(", ", parts);
    }

    void write(Page page, NamingSystem system) {
        XhtmlNode body = page.table("Names of " + system.getName(), "Kind", "Value");
        system.getUniqueId().forEach(id -> property(body, id.getType().toCode(), id.getValue()));
    }

    private static void property(XhtmlNode body, String name, String value) {
        XhtmlNode row = body.addTag("tr");
        Page.rowHead(row).tx(name);
        row.addTag("td").code().tx(value);
    }

    void write(Page page, CapabilityStatement statement) {
        for (CapabilityStatementRestComponent rest : statement.getRest()) {
            if (rest.hasDocumentation()) {
                Markdown.write(page.content(), rest.getDocumentation());
            }
            if (rest.getSecurity().hasDescription()) {
                page.section("Security");
                Markdown.write(page.content(), rest.getSecurity().getDescription());
            }
            resources(page, rest);
            operations(page, rest);
        }
    }

    private void resources(Page page, CapabilityStatementRestComponent rest) {
        page.section("Resources", "resources-of-" + rest.getMode().toCode());
        XhtmlNode body = page.table(
                "Resources (" + rest.getMode().toCode() + ")",
                "Type",
                "Interactions",
                "Search by",
                "Profiles",
                "Notes");
        for (CapabilityStatementRestResourceComponent resource : rest.getResource()) {
            XhtmlNode row = body.addTag("tr");
            links.type(Page.rowHead(row), resource.getType());
            row.addTag("td")
                    .tx(resource.getInteraction().stream()
                            .map(interaction -> interaction.getCode().toCode())
                            .collect(Collectors.joining(", ")));
            row.addTag("td")
                    .tx(resource.getSearchParam().stream()
                            .map(parameter -> parameter.getName())
                            .collect(Collectors.joining(", ")));
            XhtmlNode profiles = row.addTag("td");
            if (resource.hasProfile()) {
                links.canonical(profiles.addTag("p"), resource.getProfile());
            }
            for (CanonicalType profile : resource.getSupportedProfile()) {
                links.canonical(profiles.addTag("p"), profile.getValue());
            }
            XhtmlNode notes = row.addTag("td");
            if (resource.hasDocumentation()) {
                Markdown.write(notes, resource.getDocumentation());
            }
            resource.getOperation().forEach(operation -> links.canonical(notes.addTag("p"), operation.getDefinition()));
        }
    }

    private void operations(Page page, CapabilityStatementRestComponent rest) {
        if (!rest.hasOperation()) {
            return;
        }
        page.section("Operations", "operations-of-" + rest.getMode().toCode());
        XhtmlNode list = page.content().addTag("ul");
        rest.getOperation().forEach(operation -> {
            XhtmlNode item = list.addTag("li");
            item.code().tx("$" + operation.getName());
            item.tx(" ");
            links.canonical(item, operation.getDefinition());
        });
    }
}
