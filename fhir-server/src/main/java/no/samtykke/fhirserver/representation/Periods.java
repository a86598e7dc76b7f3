package no.samtykke.fhirserver.representation;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.springframework.stereotype.Component;

/**
 * Whether a period holds now.
 *
 * <p>A day, month or year without a time is meant as it passes in Norway, first to last moment: a relation that ends on
 * 2026-11-22 holds through that day.
 */
@Component
class Periods {

    private static final ZoneId NORWAY = ZoneId.of("Europe/Oslo");

    private final Clock clock;

    Periods(Clock clock) {
        this.clock = clock;
    }

    boolean holdToday(Period period) {
        var now = clock.instant();
        return !(period.hasStart() && now.isBefore(begin(period.getStartElement())))
                && !(period.hasEnd() && !now.isBefore(afterEnd(period.getEndElement())));
    }

    private static Instant begin(DateTimeType time) {
        return hasTime(time) ? time.getValue().toInstant() : startOf(firstDay(time));
    }

    private static Instant afterEnd(DateTimeType time) {
        return switch (time.getPrecision()) {
            case YEAR -> startOf(firstDay(time).plusYears(1));
            case MONTH -> startOf(firstDay(time).plusMonths(1));
            case DAY -> startOf(firstDay(time).plusDays(1));
            default -> time.getValue().toInstant();
        };
    }

    private static boolean hasTime(DateTimeType time) {
        return time.getPrecision().ordinal() > TemporalPrecisionEnum.DAY.ordinal();
    }

    private static LocalDate firstDay(DateTimeType time) {
        String text = time.getValueAsString();
        return switch (time.getPrecision()) {
            case YEAR -> LocalDate.of(Integer.parseInt(text), 1, 1);
            case MONTH -> YearMonth.parse(text).atDay(1);
            default -> LocalDate.parse(text);
        };
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(NORWAY).toInstant();
    }
}
