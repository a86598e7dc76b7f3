package no.samtykke.fhirserver.notice;

/**
 * What a person may be told that there is news of. Both are on until she says otherwise: they tell of what somebody may
 * have done in her name, and of what she waits for.
 */
enum Occasion {
    /** A decision of hers was given, changed or ended, by whomever. */
    PRIVACY("privacy"),
    /** Staff answered her request for correction. */
    CORRECTION("correction");

    private final String code;

    Occasion(String code) {
        this.code = code;
    }

    /** As {@code $notice-settings} and the tables have it. */
    String code() {
        return code;
    }
}
