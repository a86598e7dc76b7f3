package no.samtykke.fhirserver.correction;

import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of requests for correction, under {@code samtykke.correction}.
 *
 * @param answeredWithin from the day of the request to the last day for the answer, as a period of ISO 8601; not over
 *     the month of GDPR article 12(3)
 * @param mostOpen how many of one person may be unanswered at a time, 1 to 1000
 */
@ConfigurationProperties("samtykke.correction")
record CorrectionProperties(
        @DefaultValue("P1M") Period answeredWithin,
        @DefaultValue("20") int mostOpen) {

    private static final int SHORTEST_MONTH = 28;

    CorrectionProperties {
        boolean aMonth = answeredWithin.equals(Period.ofMonths(1));
        boolean days = answeredWithin.toTotalMonths() == 0
                && answeredWithin.getDays() >= 1
                && answeredWithin.getDays() <= SHORTEST_MONTH;
        if (!aMonth && !days) {
            throw new IllegalArgumentException(
                    "samtykke.correction.answered-within must be P1M or P1D to P28D, was " + answeredWithin);
        }
        if (mostOpen < 1 || mostOpen > 1_000) {
            throw new IllegalArgumentException("samtykke.correction.most-open must be 1 to 1000, was " + mostOpen);
        }
    }
}
