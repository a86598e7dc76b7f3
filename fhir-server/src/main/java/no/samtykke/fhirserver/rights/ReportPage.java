package no.samtykke.fhirserver.rights;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;

/** A report as a page that people can read: the same parts, under the words of their language. */
final class ReportPage {

    private final Page page;
    private final Words words;

    ReportPage(OutputStream out, Words words) {
        this.page = new Page(out);
        this.words = words;
    }

    /** @param title key of its words */
    void write(Parameters report, String title) {
        page.begin(words.language(), words.of(title));
        var sections = new LinkedHashMap<String, List<ParametersParameterComponent>>();
        for (var part : report.getParameter()) {
            sections.computeIfAbsent(part.getName(), _ -> new ArrayList<>()).add(part);
        }
        sections.forEach(this::section);
        page.end();
    }

    private void section(String name, List<ParametersParameterComponent> parts) {
        if (parts.getFirst().hasValue()) {
            page.raw("<dl>");
            parts.forEach(part -> page.fact(words.label(name), text(part.getValue())));
            page.raw("</dl>\n");
            return;
        }
        page.element("h2", words.of("report." + name));
        for (var part : parts) {
            page.raw("<article>");
            part.getPart().stream()
                    .filter(one -> one.getName().equals("name") && !name.equals("recipient"))
                    .forEach(one -> page.element("h3", text(one.getValue())));
            page.raw("<dl>");
            part.getPart().stream()
                    .filter(one -> name.equals("recipient")
                            || !List.of("name", "code", "period").contains(one.getName()))
                    .forEach(one -> page.fact(words.label(one.getName()), text(one.getValue())));
            page.raw("</dl></article>\n");
        }
    }

    private String text(Type value) {
        return switch (value) {
            case Coding coding -> coding.hasDisplay() ? coding.getDisplay() : coding.getCode();
            case Identifier identifier -> identifier.getValue();
            case Reference reference -> reference.getReference();
            default -> words.label(value.primitiveValue());
        };
    }
}
