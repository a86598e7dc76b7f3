package no.samtykke.ig.build.site;

import java.util.List;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.OperationDefinition;
import org.hl7.fhir.r4.model.OperationDefinition.OperationDefinitionParameterComponent;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;

/** What an operation does, who may call it, and what is sent and answered. */
final class OperationPage {

    private static final String CALLER = "https://samtykke.example/fhir/StructureDefinition/operation-caller";
    private static final String AUDIENCES = "https://samtykke.example/fhir/CodeSystem/operation-audience";
    private static final String ONLY_OURS = "login-server";
    private static final int DEEPEST = 6;

    private final Links links;

    OperationPage(Links links) {
        this.links = links;
    }

    void write(Page page, OperationDefinition operation) {
        XhtmlNode line = page.content().addTag("p");
        line.code().tx("$" + operation.getCode());
        line.tx((operation.getAffectsState() ? " changes something, so by POST" : " changes nothing") + ". "
                + (operation.getSystem() ? "Called at the server. " : "")
                + (operation.getType() ? "Called at a type. " : "")
                + (operation.getInstance() ? "Called at a resource. " : ""));
        if (operation.hasComment()) {
            Markdown.write(page.content(), operation.getComment());
        }
        callers(page, operation);
        page.section("Parameters");
        XhtmlNode body = page.table("Parameters of $" + operation.getCode(), "Name", "Use", "Card.", "Type", "Meaning");
        operation.getParameter().forEach(parameter -> write(body, parameter, 0));
    }

    private void callers(Page page, OperationDefinition operation) {
        List<Extension> callers = operation.getExtensionsByUrl(CALLER);
        page.section("Who may call it");
        if (callers.stream().allMatch(caller -> ONLY_OURS.equals(audience(caller)))) {
            page.content().addTag("p").tx("Our own auth-server alone: it is told here to be complete, and may change.");
            return;
        }
        XhtmlNode body = page.table("Who may call $" + operation.getCode(), "Caller", "Scopes, all of them");
        for (Extension caller : callers) {
            XhtmlNode row = body.addTag("tr");
            ConceptDefinitionComponent told = told(audience(caller));
            Page.rowHead(row).tx(told.getDisplay() + ". " + told.getDefinition());
            XhtmlNode scopes = row.addTag("td");
            caller.getExtensionsByUrl("scope")
                    .forEach(scope ->
                            scopes.addTag("p").code().tx(scope.getValue().primitiveValue()));
        }
        XhtmlNode line = page.content().addTag("p");
        line.tx("What is refused to whom, and why: ");
        line.ah("access-rules.html").tx("access rules");
        line.tx(".");
    }

    private static String audience(Extension caller) {
        return caller.getExtensionByUrl("audience").getValue().primitiveValue();
    }

    private ConceptDefinitionComponent told(String audience) {
        if (!(links.definition(AUDIENCES) instanceof CodeSystem system)) {
            throw new IllegalStateException("No code system " + AUDIENCES);
        }
        return system.getConcept().stream()
                .filter(concept -> concept.getCode().equals(audience))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No code " + audience + " in " + AUDIENCES));
    }

    private void write(XhtmlNode body, OperationDefinitionParameterComponent parameter, int depth) {
        XhtmlNode row = body.addTag("tr");
        Page.rowHead(row)
                .attribute("class", "depth" + Math.min(depth, DEEPEST))
                .code()
                .tx(parameter.getName());
        row.addTag("td").tx(parameter.getUse().toCode());
        row.addTag("td").tx(parameter.getMin() + ".." + parameter.getMax());
        XhtmlNode type = row.addTag("td");
        if (parameter.hasType()) {
            links.type(type, parameter.getType());
        }
        parameter.getTargetProfile().forEach(target -> {
            type.tx(" ");
            links.canonical(type, target.getValue());
        });
        XhtmlNode meaning = row.addTag("td");
        if (parameter.hasDocumentation()) {
            Markdown.write(meaning, parameter.getDocumentation());
        }
        if (parameter.hasBinding()) {
            XhtmlNode codes = meaning.addTag("p");
            codes.tx("Codes (" + parameter.getBinding().getStrength().toCode() + "): ");
            links.canonical(codes, parameter.getBinding().getValueSet());
        }
        parameter.getPart().forEach(part -> write(body, part, depth + 1));
    }
}
