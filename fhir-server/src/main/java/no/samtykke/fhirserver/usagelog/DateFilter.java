package no.samtykke.fhirserver.usagelog;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import no.samtykke.fhirserver.usagelog.LogQuery.Conditions;

/**
 * One value of the parameter {@code date}: a stretch of time, and on which side of it an entry has to lie.
 *
 * <p>A value means all of what it names: 2026-11 the whole month, 10:00 the whole minute. Where it names no offset, it
 * is meant as the clocks go in Norway.
 *
 * @param from first moment
 * @param until first moment after it
 * @see <a href="https://hl7.org/fhir/R4/search.html#date">FHIR R4, date search</a>
 */
record DateFilter(String prefix, Instant from, Instant until) {

    private static final ZoneId NORWAY = ZoneId.of("Europe/Oslo");
    private static final Pattern FORM = Pattern.compile("(eq|gt|lt|ge|le)?"
            + "([0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2}(?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\\.[0-9]{1,6})?)?"
            + "(?:Z|[+ -][0-9]{2}:[0-9]{2})?)?)?)?)");
    private static final String TAKES = "The parameter date takes one date or time of FHIR, such as 2026-11-22 or"
            + " 2026-11-22T10:00:00Z, after eq, gt, lt, ge, le or nothing; repeat it for a range.";

    static DateFilter read(String value) {
        var form = FORM.matcher(value);
        if (!form.matches()) {
            throw new InvalidRequestException(TAKES);
        }
        String prefix = form.group(1) == null ? "eq" : form.group(1);
        try {
            return stretch(prefix, form.group(2));
        } catch (DateTimeException noSuchDay) {
            throw new InvalidRequestException(TAKES);
        }
    }

    void addTo(Conditions where) {
        switch (prefix) {
            case "gt" -> where.add("recorded >= ?", until);
            case "lt" -> where.add("recorded < ?", from);
            case "ge" -> where.add("recorded >= ?", from);
            case "le" -> where.add("recorded < ?", until);
            default -> where.add("recorded >= ? and recorded < ?", from, until);
        }
    }

    private static DateFilter stretch(String prefix, String text) {
        return switch (text.length()) {
            case 4 ->
                days(
                        prefix,
                        Year.parse(text).atDay(1),
                        Year.parse(text).plusYears(1).atDay(1));
            case 7 ->
                days(
                        prefix,
                        YearMonth.parse(text).atDay(1),
                        YearMonth.parse(text).plusMonths(1).atDay(1));
            case 10 -> days(prefix, LocalDate.parse(text), LocalDate.parse(text).plusDays(1));
            default -> moment(prefix, text);
        };
    }

    private static DateFilter days(String prefix, LocalDate from, LocalDate until) {
        return new DateFilter(
                prefix,
                from.atStartOfDay(NORWAY).toInstant(),
                until.atStartOfDay(NORWAY).toInstant());
    }

    /** A plus sign that was not encoded arrives as a space. */
    private static DateFilter moment(String prefix, String text) {
        String local = text.replaceFirst("(Z|[+ -][0-9]{2}:[0-9]{2})$", "");
        String offset = text.substring(local.length()).replace(' ', '+');
        var from = offset.isEmpty()
                ? LocalDateTime.parse(local).atZone(NORWAY).toInstant()
                : OffsetDateTime.parse(local + offset, DateTimeFormatter.ISO_OFFSET_DATE_TIME)
                        .toInstant();
        return new DateFilter(prefix, from, from.plus(1, unit(local)));
    }

    /** FHIR's own precision of a recorded time is the millisecond. */
    private static ChronoUnit unit(String local) {
        return switch (local.length()) {
            case 16 -> ChronoUnit.MINUTES;
            case 19 -> ChronoUnit.SECONDS;
            case 24, 25, 26 -> ChronoUnit.MICROS;
            default -> ChronoUnit.MILLIS;
        };
    }
}
