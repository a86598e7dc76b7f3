package no.samtykke.fhirserver.consent;

import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Reference;

/**
 * What stands where a person stood who was erased, in resources that are another's and stay: a Reference to nobody,
 * with {@code data-absent-reason} {@code masked}. Only the server writes it; an app names nobody but the one who acts.
 */
public final class ErasedPerson {

    private static final String ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";
    private static final CodeType MASKED = new CodeType("masked");
    private static final String DISPLAY = "Erased";

    private ErasedPerson() {}

    public static Reference reference() {
        var nobody = new Reference();
        takePlaceIn(nobody);
        return nobody;
    }

    /** Leaves nothing of whom a reference named. */
    public static void takePlaceIn(Reference reference) {
        reference.setReference(null);
        reference.setResource(null);
        reference.setIdentifier(null);
        reference.setType(null);
        reference.setDisplay(DISPLAY);
        reference.getExtension().clear();
        reference.addExtension(ABSENT, MASKED.copy());
    }

    static boolean standsIn(Reference reference) {
        return !reference.hasReference()
                && reference.getExtensionByUrl(ABSENT) != null
                && MASKED.equalsDeep(reference.getExtensionByUrl(ABSENT).getValue());
    }
}
