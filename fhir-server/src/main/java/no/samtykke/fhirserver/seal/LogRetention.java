package no.samtykke.fhirserver.seal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * For how long the usage log is kept, {@code samtykke.usage-log.keep}: from one month to a hundred years, by default
 * five years. It is dropped by whole months, in UTC, so that an entry is kept for up to a month longer.
 */
@Component
public class LogRetention {

    private static final LocalDate ANY_DAY = LocalDate.of(2001, 1, 1);
    private static final int LONGEST_IN_YEARS = 100;

    private final Period keep;
    private final Clock clock;

    public LogRetention(@Value("${samtykke.usage-log.keep:P5Y}") Period keep, Clock clock) {
        var end = ANY_DAY.plus(keep);
        if (end.isBefore(ANY_DAY.plusMonths(1)) || end.isAfter(ANY_DAY.plusYears(LONGEST_IN_YEARS))) {
            throw new IllegalArgumentException("samtykke.usage-log.keep must be P1M to P100Y, was " + keep);
        }
        this.keep = keep;
        this.clock = clock;
    }

    public Period period() {
        return keep;
    }

    /** The first day of the first month that is kept. */
    public LocalDate firstDay() {
        return LocalDate.now(clock.withZone(ZoneOffset.UTC)).minus(keep).withDayOfMonth(1);
    }

    /** From when on entries must be there. */
    Instant since() {
        return firstDay().atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
