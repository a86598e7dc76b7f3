package no.samtykke.fhirserver.kjernejournal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Date;
import no.samtykke.fhirserver.consent.ConsentCategory;
import no.samtykke.fhirserver.consent.ConsentReader;
import no.samtykke.fhirserver.consent.ConsentResources;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestorePeriodTest {

    private static final ZoneId NORWAY = ZoneId.of("Europe/Oslo");

    /** In 2026 an hour is put on on 29 March and taken off on 25 October; in 2028 there is a 29 February. */
    @ParameterizedTest(name = "out at {0}, back at {1}: {2}")
    @CsvSource(textBlock = """
            # opted out,               asks,                     open
            2026-06-01T12:00:00+02:00, 2026-06-01T12:00:01+02:00, true
            2026-06-01T00:00:00+02:00, 2026-07-01T23:59:59+02:00, true
            2026-06-01T00:00:00+02:00, 2026-07-02T00:00:00+02:00, false
            2026-06-01T23:59:59+02:00, 2026-07-01T23:59:59+02:00, true
            2026-06-01T23:59:59+02:00, 2026-07-02T00:00:00+02:00, false
            2026-03-01T23:30:00+01:00, 2026-03-31T23:59:59+02:00, true
            2026-03-01T23:30:00+01:00, 2026-04-01T00:00:00+02:00, false
            2026-03-01T00:30:00+01:00, 2026-03-31T23:59:59+02:00, true
            2026-03-29T01:59:59+01:00, 2026-04-28T23:59:59+02:00, true
            2026-03-29T03:00:00+02:00, 2026-04-29T00:00:00+02:00, false
            2026-10-10T00:00:00+02:00, 2026-11-09T23:59:59+01:00, true
            2026-10-10T00:00:00+02:00, 2026-11-10T00:00:00+01:00, false
            2026-10-25T02:30:00+02:00, 2026-11-24T23:59:59+01:00, true
            2026-10-25T02:30:00+01:00, 2026-11-25T00:00:00+01:00, false
            2026-10-25T23:30:00+01:00, 2026-11-24T22:59:59Z,      true
            2026-10-25T23:30:00+01:00, 2026-11-24T23:00:00Z,      false
            2028-02-01T10:00:00+01:00, 2028-03-02T23:59:59+01:00, true
            2028-02-01T10:00:00+01:00, 2028-03-03T00:00:00+01:00, false
            2026-12-31T23:30:00+01:00, 2027-01-30T23:59:59+01:00, true
            """)
    void it_is_open_through_the_thirtieth_day_as_days_are_in_norway(String optedOut, String asks, boolean open) {
        var out = Instant.from(OffsetDateTime.parse(optedOut));
        var clock = Clock.fixed(Instant.from(OffsetDateTime.parse(asks)), NORWAY);
        var consent = ConsentResources.of(
                ConsentCategory.KJERNEJOURNAL_OPTOUT,
                new Reference("Patient/1"),
                new Reference("Patient/1"),
                "https://samtykke.example/policy/kjernejournal-optout/2026-11-01",
                out);
        consent.getProvision().getPeriod().setStart(Date.from(out));

        var period = RestorePeriod.after(ConsentReader.read(consent).orElseThrow());

        assertThat(period.isOpenOn(LocalDate.now(clock))).isEqualTo(open);
    }

    @Test
    void the_last_day_that_is_told_is_the_last_that_is_open() {
        for (var day = LocalDate.parse("2026-01-01"); day.getYear() == 2026; day = day.plusDays(1)) {
            var last = RestorePeriod.lastDayAfter(day);

            assertThat(new RestorePeriod(day).isOpenOn(last)).isTrue();
            assertThat(new RestorePeriod(day).isOpenOn(last.plusDays(1))).isFalse();
        }
    }

    @Test
    void without_a_day_it_is_closed() {
        assertThat(new RestorePeriod(null).isOpenOn(LocalDate.parse("2026-01-01")))
                .isFalse();
    }
}
