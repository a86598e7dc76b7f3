package no.samtykke.fhirserver.access;

import java.util.Optional;
import no.samtykke.fhirserver.consent.ConsentLevel;
import no.samtykke.fhirserver.consent.ServiceArea;
import org.jspecify.annotations.Nullable;

/** What the resources of a type are to the citizen: how much she must have opened, and what covers them. */
enum DataKind {
    /** Who she is. Any power of attorney covers it. */
    PROFILE(ConsentLevel.BASIC, null),
    /** Her decisions and the log of what others did: hers alone, and her parents' or guardian's. */
    SETTINGS(ConsentLevel.BASIC, null),
    REGISTERED_INFORMATION(ConsentLevel.BASIC, ServiceArea.REGISTERED_INFORMATION),
    HEALTH_RECORD(ConsentLevel.BASIC_PLUS, ServiceArea.HEALTH_RECORD),
    /** Allergies and other critical information, kept for whoever must treat her. */
    SUMMARY_CARE_RECORD(ConsentLevel.BASIC, ServiceArea.REGISTERED_INFORMATION);

    private final ConsentLevel level;
    private final @Nullable ServiceArea area;

    DataKind(ConsentLevel level, @Nullable ServiceArea area) {
        this.level = level;
        this.area = area;
    }

    /** The level at which it is open to reading. */
    ConsentLevel level() {
        return level;
    }

    /** The area of a power of attorney that covers reading; empty when none does, or any. */
    Optional<ServiceArea> area() {
        return Optional.ofNullable(area);
    }
}
