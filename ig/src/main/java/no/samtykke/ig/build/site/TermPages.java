package no.samtykke.ig.build.site;

import java.util.List;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ConceptReferenceComponent;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;

/** Codes and what they are called in bokmål, nynorsk and English. */
final class TermPages {

    private static final List<String> LANGUAGES = List.of("nb", "nn", "en");

    private final Links links;

    TermPages(Links links) {
        this.links = links;
    }

    void write(Page page, CodeSystem system) {
        page.section("Codes");
        String caption = "Codes of " + system.getName();
        boolean defined = system.getConcept().stream().anyMatch(ConceptDefinitionComponent::hasDefinition);
        XhtmlNode body = defined
                ? page.table(caption, "Code", "Bokmål", "Nynorsk", "English", "Definition")
                : page.table(caption, "Code", "Bokmål", "Nynorsk", "English");
        system.getConcept().forEach(concept -> write(body, concept, defined));
    }

    private static void write(XhtmlNode body, ConceptDefinitionComponent concept, boolean defined) {
        XhtmlNode row = body.addTag("tr").attribute("id", concept.getCode());
        Page.rowHead(row).code().tx(concept.getCode());
        for (String language : LANGUAGES) {
            row.addTag("td").attribute("lang", language).tx(name(concept, language));
        }
        if (defined) {
            row.addTag("td").tx(concept.hasDefinition() ? concept.getDefinition() : "");
        }
        concept.getConcept().forEach(narrower -> write(body, narrower, defined));
    }

    private static String name(ConceptDefinitionComponent concept, String language) {
        return concept.getDesignation().stream()
                .filter(designation -> language.equals(designation.getLanguage()))
                .map(CodeSystem.ConceptDefinitionDesignationComponent::getValue)
                .findFirst()
                .orElse(language.equals("en") && concept.hasDisplay() ? concept.getDisplay() : "");
    }

    void write(Page page, ValueSet values) {
        for (ConceptSetComponent part : values.getCompose().getInclude()) {
            part(page, "Codes of ", part);
        }
        for (ConceptSetComponent part : values.getCompose().getExclude()) {
            part(page, "Not the codes of ", part);
        }
    }

    private void part(Page page, String how, ConceptSetComponent part) {
        XhtmlNode line = page.content().addTag("p");
        line.tx(how);
        if (part.hasSystem()) {
            links.canonical(line, part.getSystem());
        }
        part.getValueSet().forEach(set -> {
            line.tx(" ");
            links.canonical(line, set.getValue());
        });
        part.getFilter()
                .forEach(filter -> line.tx(
                        ", where " + filter.getProperty() + " " + filter.getOp().toCode() + " " + filter.getValue()));
        if (part.hasConcept()) {
            XhtmlNode body = page.table(how + part.getSystem(), "Code", "Bokmål", "Nynorsk", "English");
            part.getConcept().forEach(concept -> write(body, part, concept));
        } else if (!part.hasFilter()) {
            line.tx(": all of them");
        }
    }

    private void write(XhtmlNode body, ConceptSetComponent part, ConceptReferenceComponent concept) {
        XhtmlNode row = body.addTag("tr");
        Page.rowHead(row).code().tx(concept.getCode());
        ConceptDefinitionComponent defined = find(part.getSystem(), concept.getCode());
        for (String language : LANGUAGES) {
            String name = concept.getDesignation().stream()
                    .filter(designation -> language.equals(designation.getLanguage()))
                    .map(ValueSet.ConceptReferenceDesignationComponent::getValue)
                    .findFirst()
                    .orElse(name(defined, language));
            if (name.isEmpty() && language.equals("en") && concept.hasDisplay()) {
                name = concept.getDisplay();
            }
            row.addTag("td").attribute("lang", language).tx(name);
        }
    }

    private ConceptDefinitionComponent find(String system, String code) {
        if (links.definition(system) instanceof CodeSystem own) {
            for (ConceptDefinitionComponent concept : own.getConcept()) {
                if (concept.getCode().equals(code)) {
                    return concept;
                }
            }
        }
        return new ConceptDefinitionComponent();
    }

    void write(Page page, ConceptMap map) {
        map.getGroup().forEach(group -> {
            XhtmlNode line = page.content().addTag("p");
            line.tx("From ");
            links.canonical(line, group.getSource());
            line.tx(" to ");
            links.canonical(line, group.getTarget());
            XhtmlNode body = page.table(
                    "From " + group.getSource() + " to " + group.getTarget(), "Code", "Is", "Of the target", "Comment");
            group.getElement()
                    .forEach(from -> from.getTarget().forEach(to -> {
                        XhtmlNode row = body.addTag("tr");
                        Page.rowHead(row).code().tx(from.getCode());
                        row.addTag("td").tx(to.getEquivalence().toCode());
                        row.addTag("td").code().tx(to.hasCode() ? to.getCode() : "");
                        row.addTag("td").tx(to.hasComment() ? to.getComment() : "");
                    }));
        });
    }
}
