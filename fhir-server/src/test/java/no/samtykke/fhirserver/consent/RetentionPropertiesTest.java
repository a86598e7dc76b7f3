package no.samtykke.fhirserver.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetentionPropertiesTest {

    @Test
    void the_profile_is_erased_when_the_period_has_passed() {
        var twoYears = new RetentionProperties(Period.parse("P2Y"), Period.ofDays(14));

        assertThat(twoYears.erasedOn(LocalDate.parse("2026-11-25"))).isEqualTo("2028-11-25");
        assertThat(twoYears.erasedOn(LocalDate.parse("2028-02-29"))).isEqualTo("2030-02-28");
        assertThat(new RetentionProperties(Period.ZERO, Period.ofDays(14)).erasedOn(LocalDate.parse("2026-11-25")))
                .isEqualTo("2026-11-25");
    }

    @ParameterizedTest
    @ValueSource(strings = {"P2Y1D", "P25M", "P731D", "P-1D"})
    void it_is_two_years_at_most(String period) {
        assertThatThrownBy(() -> new RetentionProperties(Period.parse(period), Period.ofDays(14)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("samtykke.retention.after-withdrawal");
    }
}
