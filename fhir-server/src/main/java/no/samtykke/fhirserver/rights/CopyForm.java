package no.samtykke.fhirserver.rights;

import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Parameters;

/** How a copy looks on its way out. Each is told once, in this order, and the end only if all before it was told. */
interface CopyForm {

    /** @param about what is in the copy, what is not, and why */
    void begin(Parameters about);

    /** From here on it is of this kind. */
    default void kind(KeptData.Kind kind) {}

    void add(IBaseResource resource);

    /** @param end how many things were told; what has no end is not whole */
    void end(Parameters end);
}
