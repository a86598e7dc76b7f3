package no.samtykke.ig.build.site;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Type;

/** A value in one line of text. */
final class Values {

    private Values() {}

    static boolean fitsOneLine(Base value) {
        boolean plain = value instanceof CodeableConcept
                || value instanceof Coding
                || value instanceof Identifier
                || value instanceof Period
                || value instanceof Quantity;
        return value.isPrimitive() || (plain && !((Type) value).hasExtension());
    }

    static String line(Base value) {
        return switch (value) {
            case CodeableConcept concept -> line(concept);
            case Coding coding -> line(coding);
            case Identifier identifier -> line(identifier);
            case Period period ->
                period.getStartElement().asStringValue() + " to "
                        + (period.hasEnd() ? period.getEndElement().asStringValue() : "…");
            // HAPI puts the type before the id of a resource that it has read.
            case IdType id -> id.getIdPart();
            case Quantity quantity ->
                quantity.getValueElement().asStringValue() + " "
                        + (quantity.hasUnit() ? quantity.getUnit() : quantity.getCode());
            default ->
                value.isPrimitive()
                        ? value.primitiveValue()
                        : FhirContext.forR4Cached().newJsonParser().encodeToString(value);
        };
    }

    private static String line(CodeableConcept concept) {
        List<String> parts = concept.getCoding().stream().map(Values::line).toList();
        return Stream.concat(
                        parts.stream(), Stream.ofNullable(concept.getText()).map(text -> "“" + text + "”"))
                .collect(Collectors.joining("; "));
    }

    private static String line(Coding coding) {
        String system = coding.hasSystem() ? coding.getSystem() + "#" : "";
        String display = coding.hasDisplay() ? " “" + coding.getDisplay() + "”" : "";
        return system + (coding.hasCode() ? coding.getCode() : "") + display;
    }

    private static String line(Identifier identifier) {
        String value = identifier.hasValue() ? identifier.getValue() : "";
        return identifier.hasSystem() ? value + " (" + identifier.getSystem() + ")" : value;
    }
}
