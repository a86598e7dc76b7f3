package no.samtykke.fhirserver.usagelog;

/** The usage log cannot be written, or not be read. What was to be logged must not take place. */
public class UsageLogUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UsageLogUnavailable(Throwable cause) {
        super("The usage log is unavailable", cause);
    }
}
