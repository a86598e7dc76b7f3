package no.samtykke.fhirserver.sources;

import java.util.Locale;

/** A source gave nothing that can be used. Its message holds no personal data and no address. */
public class SourceSilent extends Exception {

    private static final long serialVersionUID = 1L;

    /** Why; each is a concept of our code system {@code source-outcome}. */
    public enum Why {
        /** No connection, one that broke, a status that is none of success. */
        DOWN,
        /** No whole answer within the time limit. */
        TIMED_OUT,
        /** Not what was asked for: no FHIR, another person's, too large. */
        NONSENSE,
        /** It failed so often that it is left alone for a while. */
        RESTING,
        /** It has more than it gave. */
        NOT_ALL,
        /** It serves another region than hers. */
        OTHER_REGION,
        /** It is on trial, and not with this app. */
        ON_TRIAL,
        /** Closed by a decision, or not opened by one: told with the reason. */
        CLOSED;

        public String code() {
            return "source-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Why why;

    public SourceSilent(Why why) {
        super(why.code());
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
