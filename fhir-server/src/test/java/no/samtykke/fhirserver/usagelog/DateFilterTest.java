package no.samtykke.fhirserver.usagelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateFilterTest {

    @ParameterizedTest(name = "{0}: {1}, {2} to {3}")
    @CsvSource(textBlock = """
            2026,                            eq, 2025-12-31T23:00:00Z,        2026-12-31T23:00:00Z
            ge2026-03,                       ge, 2026-02-28T23:00:00Z,        2026-03-31T22:00:00Z
            le2026-03-29,                    le, 2026-03-28T23:00:00Z,        2026-03-29T22:00:00Z
            gt2026-10-25,                    gt, 2026-10-24T22:00:00Z,        2026-10-25T23:00:00Z
            lt2026-11-22T10:00,              lt, 2026-11-22T09:00:00Z,        2026-11-22T09:01:00Z
            eq2026-11-22T10:00:00Z,          eq, 2026-11-22T10:00:00Z,        2026-11-22T10:00:01Z
            2026-11-22T10:00:00+01:00,       eq, 2026-11-22T09:00:00Z,        2026-11-22T09:00:01Z
            2026-11-22T10:00:00 01:00,       eq, 2026-11-22T09:00:00Z,        2026-11-22T09:00:01Z
            2026-11-22T10:00-03:30,          eq, 2026-11-22T13:30:00Z,        2026-11-22T13:31:00Z
            2026-11-22T10:00:00.123Z,        eq, 2026-11-22T10:00:00.123Z,    2026-11-22T10:00:00.124Z
            2026-11-22T10:00:00.123456Z,     eq, 2026-11-22T10:00:00.123456Z, 2026-11-22T10:00:00.123457Z
            """)
    void a_value_means_all_of_what_it_names(String value, String prefix, Instant from, Instant until) {
        assertThat(DateFilter.read(value)).isEqualTo(new DateFilter(prefix, from, until));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "26",
                "2026-13",
                "2026-02-30",
                "2026-11-22T25:00:00Z",
                "ap2026",
                "sa2026",
                "ne2026",
                "2026,2027",
                "2026-11-22T10",
                "2026-11-22 10:00",
                "ge",
                "GE2026",
                "2026-11-22T10:00:00+1",
                "02026",
                "2026-11-22Z"
            })
    void anything_else_is_refused_with_a_sentence_that_does_not_repeat_it(String value) {
        assertThatThrownBy(() -> DateFilter.read(value))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("The parameter date takes one date or time of FHIR")
                .message()
                .doesNotContain("'" + value + "'");
    }
}
