package no.samtykke.fhirserver.representation;

import java.time.LocalDate;
import java.util.Set;
import no.samtykke.fhirserver.consent.ServiceArea;
import org.jspecify.annotations.Nullable;

/**
 * What a Consent {@code proxy-mandate} says, whoever holds it.
 *
 * @param relatedPersonId logical id of the RelatedPerson that is its actor
 * @param giver logical id of the Patient who gave it
 * @param startsOn first day in force, in Norwegian time; unlimited when null
 * @param endsOn last day in force; unlimited when null
 */
public record MandateTerms(
        String relatedPersonId,
        String giver,
        Set<ServiceArea> areas,
        @Nullable LocalDate startsOn,
        @Nullable LocalDate endsOn) {

    public MandateTerms {
        areas = Set.copyOf(areas);
    }
}
