package no.samtykke.sandbox.exampleapp;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Text on its way into a page. All that comes from outside passes {@link #escape}. */
final class Html {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d. MMM yyyy 'kl.' HH.mm", Locale.of("nb"));
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d. MMM yyyy", Locale.of("nb"));
    private static final ZoneId NORWAY = ZoneId.of("Europe/Oslo");

    private Html() {}

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** A FHIR dateTime as a Norwegian reads it; a date without time, or a year, stays as coarse as it is. */
    static String time(String fhirTime, boolean withTime) {
        try {
            var time = OffsetDateTime.parse(fhirTime).atZoneSameInstant(NORWAY);
            return escape((withTime ? TIME : DAY).format(time));
        } catch (DateTimeException e) {
            return fhirTime.length() == 10 ? day(fhirTime) : escape(fhirTime);
        }
    }

    /** A FHIR date, which has no time and no zone. */
    static String day(String fhirDate) {
        try {
            return escape(DAY.format(LocalDate.parse(fhirDate)));
        } catch (DateTimeException e) {
            return escape(fhirDate);
        }
    }
}
