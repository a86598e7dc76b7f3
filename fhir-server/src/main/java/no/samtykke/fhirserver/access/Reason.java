package no.samtykke.fhirserver.access;

import java.util.Locale;

/**
 * Why access is refused. Each constant is a row in {@code docs/access-rules.md} and a concept with a sentence in nb, nn
 * and en in our code system {@code refusal-reason}; the build checks both.
 */
public enum Reason {
    SESSION_ENDED(Told.LOG_IN_AGAIN),
    LEVEL_TOO_LOW(Told.STEP_UP),
    NOT_SERVED(Told.FORBIDDEN),
    EMERGENCY_BLOCKED(Told.FORBIDDEN),
    SCOPE_MISSING(Told.FORBIDDEN),
    APP_ACCESS_MISSING(Told.FORBIDDEN),
    TERMS_NOT_ACCEPTED(Told.FORBIDDEN),
    CONSENT_UNREADABLE(Told.FORBIDDEN),
    REGISTER_UNAVAILABLE(Told.FORBIDDEN),
    NO_GROUND(Told.FORBIDDEN),
    PROTECTED_ADDRESS(Told.FORBIDDEN),
    CHILD_TURNED_16(Told.FORBIDDEN),
    ADDRESSES_DIFFER(Told.FORBIDDEN),
    GUARDIANSHIP_WITHOUT_PERSONAL_INTERESTS(Told.FORBIDDEN),
    HOLDER_UNDER_AGE(Told.FORBIDDEN),
    NOT_COVERED_BY_MANDATE(Told.FORBIDDEN),
    ACCESS_CLOSED(Told.FORBIDDEN),
    INACTIVE_REPRESENTED(Told.FORBIDDEN),
    RECORD_ACCESS_CLOSED(Told.FORBIDDEN),
    KJERNEJOURNAL_ACCESS_CLOSED(Told.FORBIDDEN),
    KJERNEJOURNAL_OPTED_OUT(Told.FORBIDDEN),
    CONSENT_LEVEL_TOO_LOW(Told.FORBIDDEN),
    YOUTH_PRIVACY(Told.FORBIDDEN),
    NOT_KNOWN(Told.AS_IF_ABSENT),
    USAGE_LOG_READ_ONLY(Told.FORBIDDEN),
    HEALTH_ARCHIVE_CONSENT_MISSING(Told.FORBIDDEN),
    NOT_YOUR_ARCHIVE(Told.FORBIDDEN),
    CONSENT_NOT_YOURS(Told.FORBIDDEN),
    CONSENT_CHANGE_NOT_ALLOWED(Told.FORBIDDEN),
    REOPENING_NEEDS_FORM(Told.FORBIDDEN),
    SYSTEM_NOT_GRANTED(Told.FORBIDDEN),
    SUPPORT_ACCESS_MISSING(Told.FORBIDDEN);

    /** How a refusal is told to the app. */
    enum Told {
        /** 401, the token is of no more use. */
        LOG_IN_AGAIN,
        /** 401 with the level that is needed, RFC 9470. */
        STEP_UP,
        /** 403 with the reason. */
        FORBIDDEN,
        /** 404, the very same as for an id that does not exist: to say more would tell that data exist. */
        AS_IF_ABSENT
    }

    private final Told told;

    Reason(Told told) {
        this.told = told;
    }

    Told told() {
        return told;
    }

    /** The code in {@code refusal-reason}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
