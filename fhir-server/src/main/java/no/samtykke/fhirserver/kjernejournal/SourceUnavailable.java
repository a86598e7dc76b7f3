package no.samtykke.fhirserver.kjernejournal;

/** The source of the summary care record did not say yes in time. Its message holds no personal data. */
class SourceUnavailable extends Exception {

    private static final long serialVersionUID = 1L;

    /** In {@code refusal-reason}. */
    static final String REASON = "source-unavailable";

    static final int STATUS = 503;

    SourceUnavailable(String what) {
        super(what);
    }
}
