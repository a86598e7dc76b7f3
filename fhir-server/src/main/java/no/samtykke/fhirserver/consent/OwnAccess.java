package no.samtykke.fhirserver.consent;

import java.util.Collection;
import java.util.Locale;

/** How a person may use the services for herself, as far as her own closures say; she may still act for others. */
public enum OwnAccess {
    OPEN,
    /** Closed to her and to those who represent her. */
    CLOSED,
    /** She does not use them herself; those who represent her go on. */
    INACTIVE;

    /** @param decided what is active for her */
    public static OwnAccess of(Collection<ConsentFact> decided) {
        if (decided.stream().anyMatch(fact -> fact.closes(ConsentCategory.SELF_ACCESS_CLOSURE))) {
            return CLOSED;
        }
        return decided.stream().anyMatch(fact -> fact.closes(ConsentCategory.INACTIVE_REPRESENTED)) ? INACTIVE : OPEN;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
