package no.samtykke.fhirserver.changefeed;

import java.util.Locale;

/** What became of a setting. */
public enum What {
    /** It counts from now on. */
    GIVEN,
    /** It goes on, with other days or terms. */
    CHANGED,
    /** Another Consent of the same kind took its place in the same moment. */
    REPLACED,
    /** It counts no more. */
    WITHDRAWN,
    /** She was erased here, and it with her. */
    ERASED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static What of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
