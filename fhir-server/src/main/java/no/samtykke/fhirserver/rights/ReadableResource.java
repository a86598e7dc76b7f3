package no.samtykke.fhirserver.rights;

import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * Tells everything that a resource holds as names and values, so that nothing is kept that is not shown. Elements that
 * there is no word for keep their name in FHIR.
 */
final class ReadableResource {

    private final Page page;
    private final Words words;

    ReadableResource(Page page, Words words) {
        this.page = page;
        this.words = words;
    }

    void tell(Resource resource) {
        page.raw("<dl>");
        if (resource instanceof Parameters rows) {
            rows.getParameter()
                    .forEach(part -> page.fact(
                            words.label(part.getName()),
                            words.label(part.getValue().primitiveValue())));
        } else {
            children(resource);
        }
        page.raw("</dl>");
    }

    private void children(Base parent) {
        for (Property property : parent.children()) {
            for (Base value : property.getValues()) {
                tell(words.label(property.getName().replace("[x]", "")), value);
            }
        }
    }

    private void tell(String name, Base value) {
        String text = text(value);
        if (!text.isEmpty()) {
            page.fact(name, text);
        } else if (!value.isPrimitive()) {
            page.element("dt", name).raw("<dd><dl>");
            children(value);
            page.raw("</dl></dd>");
        }
    }

    /** What says itself in one line. */
    private static String text(Base value) {
        if (value.isPrimitive()) {
            return String.valueOf(value.primitiveValue());
        }
        return switch (value) {
            case CodeableConcept concept when concept.hasText() && !concept.hasCoding() -> concept.getText();
            case Coding coding
            when coding.hasDisplay() && !coding.hasVersion() ->
                coding.getDisplay() + " (" + coding.getCode() + ", " + coding.getSystem() + ")";
            case Reference reference
            when reference.hasReference() && !reference.hasDisplay() -> reference.getReference();
            default -> "";
        };
    }
}
