package no.samtykke.fhirserver.validation;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.util.IModelVisitor;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Finds what may turn the meaning of a resource round and is not understood here: implicit rules, and modifier
 * extensions that no package defines. FHIR says that such a resource must not be used; the validator lets it pass.
 */
class Modifiers {

    /** In place of the id of a message, since it is no finding of the validator. */
    static final String NOT_UNDERSTOOD = "modifier-not-understood";

    private static final String RULES = "implicitRules";
    private static final String MODIFIER = "modifierExtension";

    private final FhirContext fhir;
    private final IValidationSupport definitions;

    Modifiers(FhirContext fhir, IValidationSupport definitions) {
        this.fhir = fhir;
        this.definitions = definitions;
    }

    List<Finding> notUnderstoodIn(Resource resource) {
        var found = new ArrayList<Finding>();
        fhir.newTerser().visit(resource, new IModelVisitor() {
            @Override
            public void acceptElement(
                    IBaseResource at,
                    IBase element,
                    @Nullable List<String> path,
                    @Nullable BaseRuntimeChildDefinition child,
                    BaseRuntimeElementDefinition<?> definition) {
                String name = child == null ? "" : child.getElementName();
                if (!element.isEmpty() && (name.equals(RULES) || (name.equals(MODIFIER) && isUnknown(element)))) {
                    found.add(new Finding(resource.fhirType(), NOT_UNDERSTOOD, name));
                }
            }
        });
        return found;
    }

    private boolean isUnknown(IBase element) {
        return !(element instanceof Extension extension)
                || definitions.fetchStructureDefinition(String.valueOf(extension.getUrl())) == null;
    }
}
