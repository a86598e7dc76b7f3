package no.samtykke.fhirserver.usagelog;

import java.time.LocalDate;
import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long the log is kept, under {@code samtykke.usage-log}, as ISO 8601 periods of a month to ten years. Whole months
 * are dropped, so that an entry is kept for up to a month longer.
 *
 * @param keep for the log that the citizen reads
 * @param keepTechnical for the details of what systems did; never longer than the log itself
 */
@ConfigurationProperties("samtykke.usage-log")
public record UsageLogProperties(
        @DefaultValue("P5Y") Period keep,
        @DefaultValue("P2Y") Period keepTechnical) {

    /** A day after a short month, so that a period in days must be as long as the longest. */
    private static final LocalDate ANY_DAY = LocalDate.of(2001, 3, 1);

    private static final int LONGEST_IN_YEARS = 10;

    public UsageLogProperties {
        check("keep", keep);
        check("keep-technical", keepTechnical);
        if (ANY_DAY.plus(keepTechnical).isAfter(ANY_DAY.plus(keep))) {
            throw new IllegalArgumentException("samtykke.usage-log.keep-technical must not be longer than keep");
        }
    }

    private static void check(String name, Period period) {
        var end = ANY_DAY.plus(period);
        if (end.isBefore(ANY_DAY.plusMonths(1)) || end.isAfter(ANY_DAY.plusYears(LONGEST_IN_YEARS))) {
            throw new IllegalArgumentException("samtykke.usage-log." + name + " must be P1M to P10Y, was " + period);
        }
    }
}
