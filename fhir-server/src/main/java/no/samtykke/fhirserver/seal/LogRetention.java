package no.samtykke.fhirserver.seal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;

/**
 * From when on entries of the log must be there.
 *
 * @param keep for how long the log is kept; it is dropped by whole months, in UTC
 */
public record LogRetention(Period keep, Clock clock) {

    /** The first day of the first month that is kept. */
    public LocalDate firstDay() {
        return LocalDate.now(clock.withZone(ZoneOffset.UTC)).minus(keep).withDayOfMonth(1);
    }

    Instant since() {
        return firstDay().atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
