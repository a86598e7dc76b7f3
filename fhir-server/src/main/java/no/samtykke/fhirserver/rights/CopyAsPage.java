package no.samtykke.fhirserver.rights;

import java.io.OutputStream;
import java.util.stream.Collectors;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentComponent;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Resource;

/** A page that she can read, a section for each kind. It is whole when its last sentence says so. */
final class CopyAsPage implements CopyForm {

    private final Page page;
    private final Words words;
    private final ReadableResource readable;
    private boolean inTable;

    CopyAsPage(OutputStream out, Words words) {
        this.page = new Page(out);
        this.words = words;
        this.readable = new ReadableResource(page, words);
    }

    @Override
    public void begin(Parameters about) {
        page.begin(words.language(), words.of("copy.title"));
        page.element(
                "p", words.of("copy.made", about.getParameter("made").getValue().primitiveValue()));
        page.element("p", words.of("copy.secret"));
        page.element("h2", words.of("copy.left-out"));
        about.getParameter().stream()
                .filter(part -> part.getName().equals("kind"))
                .forEach(this::tellWithheld);
        page.element("p", words.of("copy.not-kept"));
        page.raw("<ul>");
        about.getParameter().stream()
                .filter(part -> part.getName().equals("not-kept-here"))
                .forEach(part -> page.element("li", part.getValue().primitiveValue()));
        page.raw("</ul>");
    }

    private void tellWithheld(ParametersParameterComponent kind) {
        String name = part(kind, "name").getValue().primitiveValue();
        kind.getPart().stream()
                .filter(part -> part.getName().equals("withheld"))
                .forEach(part -> page.element(
                        "p",
                        name + ", "
                                + words.label(part(part, "what").getValue().primitiveValue()) + ": "
                                + ((Coding) part(part, "reason").getValue()).getDisplay()));
    }

    private static ParametersParameterComponent part(ParametersParameterComponent of, String name) {
        return of.getPart().stream()
                .filter(part -> part.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void kind(KeptData.Kind kind) {
        endTable();
        page.element("h2", kind.nameIn(words.language()));
        if (kind.isLog()) {
            inTable = true;
            page.raw("<table><thead><tr>");
            for (String column : new String[] {"when", "what", "who", "ground", "outcome"}) {
                page.raw("<th scope=\"col\">").text(words.of("log." + column)).raw("</th>");
            }
            page.raw("</tr></thead><tbody>\n");
        }
    }

    @Override
    public void add(IBaseResource resource) {
        if (resource instanceof AuditEvent event) {
            row(event);
        } else {
            page.raw("<article>");
            page.element("h3", words.label(resource.fhirType()));
            readable.tell((Resource) resource);
            page.raw("</article>\n");
        }
    }

    @Override
    public void end(Parameters end) {
        endTable();
        page.raw("<p><strong>")
                .text(words.of("copy.end", end.getParameter("count").getValue().primitiveValue()))
                .raw("</strong></p>");
        page.end();
    }

    private void row(AuditEvent event) {
        page.raw("<tr>");
        page.element("td", event.getRecordedElement().getValueAsString());
        page.element("td", event.getSubtype().stream().map(Coding::getDisplay).collect(Collectors.joining(", ")));
        page.element("td", event.getAgent().stream().map(CopyAsPage::who).collect(Collectors.joining(", ")));
        page.element(
                "td",
                event.getAgentFirstRep().getRoleFirstRep().getCodingFirstRep().hasDisplay()
                        ? event.getAgentFirstRep()
                                .getRoleFirstRep()
                                .getCodingFirstRep()
                                .getDisplay()
                        : "");
        page.element(
                "td",
                event.hasOutcomeDesc()
                        ? event.getOutcomeDesc()
                        : words.of("log.outcome." + event.getOutcome().toCode()));
        page.raw("</tr>\n");
    }

    private static String who(AuditEventAgentComponent agent) {
        return agent.getWho().hasDisplay()
                ? agent.getWho().getDisplay()
                : String.valueOf(agent.getWho().getReference());
    }

    private void endTable() {
        if (inTable) {
            page.raw("</tbody></table>\n");
            inTable = false;
        }
    }
}
