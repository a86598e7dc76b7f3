package no.samtykke.fhirserver.mandate;

import java.util.Optional;
import java.util.Set;
import no.samtykke.fhirserver.consent.ServiceArea;
import no.samtykke.fhirserver.nationalid.NationalId;
import no.samtykke.fhirserver.representation.MandateReader.Days;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.HumanName;

/**
 * A power of attorney as she wants it.
 *
 * @param holder whom she gives it, by number
 * @param name of the holder as she wrote it
 * @param kinship what the holder is to her, which gives nothing
 */
record Submission(
        NationalId holder,
        Optional<HumanName> name,
        Optional<CodeableConcept> kinship,
        Set<ServiceArea> areas,
        Days days) {

    @Override
    public String toString() {
        return "Submission";
    }
}
