package no.samtykke.fhirserver.notice;

/**
 * What a person may be told that there is news of. On until she says otherwise is what tells of what somebody may have
 * done in her name, and of what she waits for.
 */
enum Occasion {
    /** A decision of hers was given, changed or ended, by whomever. */
    PRIVACY("privacy", true),
    /** Staff answered her request for correction. */
    CORRECTION("correction", true),
    /** Another than herself used what is hers. */
    USE("use", false);

    private final String code;
    private final boolean onByDefault;

    Occasion(String code, boolean onByDefault) {
        this.code = code;
        this.onByDefault = onByDefault;
    }

    /** Whether she is told of it as long as she has said nothing. */
    boolean isOnByDefault() {
        return onByDefault;
    }

    /** As {@code $notice-settings} and the tables have it. */
    String code() {
        return code;
    }
}
