package no.samtykke.fhirserver.access;

import static no.samtykke.fhirserver.consent.ConsentCategory.EMERGENCY_BLOCK;
import static no.samtykke.fhirserver.consent.ConsentCategory.RECORD_ACCESS_CLOSURE;
import static no.samtykke.fhirserver.consent.ConsentCategory.SELF_ACCESS_CLOSURE;
import static no.samtykke.fhirserver.consent.ServiceArea.DIGITAL_HEALTH_SERVICES;
import static no.samtykke.fhirserver.consent.ServiceArea.HEALTH_RECORD;
import static no.samtykke.fhirserver.consent.ServiceArea.REGISTERED_INFORMATION;

import java.util.EnumSet;
import java.util.Set;
import no.samtykke.fhirserver.consent.ConsentLevel;
import no.samtykke.fhirserver.consent.ServiceArea;

/**
 * What a person has herself, area by area: nobody gives a power of attorney for more. Source: public rules of
 * Helsenorge, by which services that are not consented to cannot be delegated.
 */
final class HeldAreas {

    private HeldAreas() {}

    static Set<ServiceArea> of(ConsentsInForce decided) {
        var held = EnumSet.noneOf(ServiceArea.class);
        boolean allClosed =
                decided.close(SELF_ACCESS_CLOSURE) || decided.close(EMERGENCY_BLOCK) || decided.holdUnreadable();
        if (decided.level().isEmpty() || allClosed) {
            return held;
        }
        var level = decided.level().get();
        held.add(REGISTERED_INFORMATION);
        if (level.reaches(ConsentLevel.BASIC_PLUS) && !decided.close(RECORD_ACCESS_CLOSURE)) {
            held.add(HEALTH_RECORD);
        }
        if (level.reaches(ConsentLevel.FULL)) {
            held.add(DIGITAL_HEALTH_SERVICES);
        }
        return held;
    }
}
