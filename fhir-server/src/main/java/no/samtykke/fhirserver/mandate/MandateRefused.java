package no.samtykke.fhirserver.mandate;

/** What was asked about a power of attorney is not done, and what had been done of it is undone. */
class MandateRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** How it is told. */
    enum Told {
        /** 403: she, or the other, is not one who may. */
        FORBIDDEN,
        /** 409: something that there is stands in the way. */
        CONFLICT,
        /** 422: what was sent is not whole. */
        INCOMPLETE,
        /** 404, alike for what is not there and what is not hers. */
        ABSENT
    }

    private final Told told;
    private final String reason;

    private MandateRefused(Told told, String reason) {
        super(reason);
        this.told = told;
        this.reason = reason;
    }

    static MandateRefused forbidden(String reason) {
        return new MandateRefused(Told.FORBIDDEN, reason);
    }

    static MandateRefused conflict(String reason) {
        return new MandateRefused(Told.CONFLICT, reason);
    }

    static MandateRefused incomplete() {
        return new MandateRefused(Told.INCOMPLETE, "mandate-incomplete");
    }

    static MandateRefused absent() {
        return new MandateRefused(Told.ABSENT, "not-known");
    }

    Told told() {
        return told;
    }

    /** A code of {@code refusal-reason}. */
    String reason() {
        return reason;
    }
}
