package no.samtykke.sandbox.exampleapp;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import no.samtykke.sandbox.loopback.Markup;

/** Times of FHIR on their way into a page. */
final class Html {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d. MMM yyyy 'kl.' HH.mm", Locale.of("nb"));
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d. MMM yyyy", Locale.of("nb"));
    private static final ZoneId NORWAY = ZoneId.of("Europe/Oslo");

    private Html() {}

    /** A FHIR dateTime as a Norwegian reads it; a date without time, or a year, stays as coarse as it is. */
    static String time(String fhirTime, boolean withTime) {
        try {
            var time = OffsetDateTime.parse(fhirTime).atZoneSameInstant(NORWAY);
            return Markup.escaped((withTime ? TIME : DAY).format(time));
        } catch (DateTimeException e) {
            return fhirTime.length() == 10 ? day(fhirTime) : Markup.escaped(fhirTime);
        }
    }

    /** A FHIR date, which has no time and no zone. */
    static String day(String fhirDate) {
        try {
            return Markup.escaped(DAY.format(LocalDate.parse(fhirDate)));
        } catch (DateTimeException e) {
            return Markup.escaped(fhirDate);
        }
    }
}
