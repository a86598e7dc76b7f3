package no.samtykke.fhirserver.login;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import no.samtykke.fhirserver.access.AccessDecision.Ground;
import no.samtykke.fhirserver.consent.ServiceArea;
import no.samtykke.fhirserver.nationalid.NationalId;

/**
 * One for whom somebody may act today.
 *
 * @param reduced whether a parent is shown only part of what there is
 * @param until last day, when it is known: the day before a child turns 16, or the last of a power of attorney
 * @param areas of a power of attorney, as far as the giver has them herself; none on any other ground
 * @param patient logical id of her Patient; empty until the terms are accepted for her
 */
record RepresentedPerson(
        NationalId number,
        String name,
        LocalDate birthDate,
        Ground basis,
        boolean reduced,
        Optional<LocalDate> until,
        Set<ServiceArea> areas,
        Optional<String> patient) {

    @Override
    public String toString() {
        return "RepresentedPerson";
    }
}
