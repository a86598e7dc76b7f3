package no.samtykke.fhirserver.erasure;

import java.time.LocalDate;
import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long what belongs to no profile's end is kept, under {@code samtykke.retention}, as ISO 8601 periods of at most
 * two years.
 *
 * @param deleted the versions of what was taken away
 * @param endedSessions which log-in of hers was when
 * @param handledForms a form, after staff decided on it
 * @param deliveredNotices that the source of the summary care record was told of an opt-out
 * @param settingChanges what became of settings, for those who follow it
 */
@ConfigurationProperties("samtykke.retention")
record RetentionPeriods(
        @DefaultValue("P30D") Period deleted,
        @DefaultValue("P30D") Period endedSessions,
        @DefaultValue("P2Y") Period handledForms,
        @DefaultValue("P30D") Period deliveredNotices,
        @DefaultValue("P1Y") Period settingChanges) {

    /** The two years that follow have no leap day, so that a period in days must fit the shortest two years. */
    private static final LocalDate ANY_DAY = LocalDate.of(2001, 1, 1);

    private static final int LONGEST_IN_YEARS = 2;

    RetentionPeriods {
        demand("deleted", deleted);
        demand("ended-sessions", endedSessions);
        demand("handled-forms", handledForms);
        demand("delivered-notices", deliveredNotices);
        demand("setting-changes", settingChanges);
    }

    private static void demand(String name, Period period) {
        var end = ANY_DAY.plus(period);
        if (end.isBefore(ANY_DAY) || end.isAfter(ANY_DAY.plusYears(LONGEST_IN_YEARS))) {
            throw new IllegalArgumentException("samtykke.retention." + name + " must be P0D to P2Y, was " + period);
        }
    }
}
