package no.samtykke.fhirserver.nationalid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Date;
import java.util.GregorianCalendar;
import no.bekk.bekkopen.common.StringNumber;
import no.bekk.bekkopen.person.FodselsnummerCalculator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NationalIdTest {

    @ParameterizedTest(name = "born {0}, day +{1}, month +{2}, rest {3}: {4}, {5}")
    @CsvSource(textBlock = """
            # born,     day, month, rest, system, series
            1985-03-15,   0,    80,    0, FNR,    TAX_ADMINISTRATION_TEST
            1985-03-15,   0,    80,    1, FNR,    TAX_ADMINISTRATION_TEST
            1985-03-15,   0,    80,    2, FNR,    TAX_ADMINISTRATION_TEST
            1985-03-15,   0,    80,    3, FNR,    TAX_ADMINISTRATION_TEST
            1985-03-15,   0,    80,    4, NONE,   NONE
            1985-03-15,   0,    80,    5, NONE,   NONE
            1985-03-15,   0,    80,   10, NONE,   NONE
            1985-03-15,  40,    80,    0, DNR,    TAX_ADMINISTRATION_TEST
            1985-12-31,  40,    80,    3, DNR,    TAX_ADMINISTRATION_TEST
            1985-01-01,   0,    65,    0, FNR,    HEALTH_NETWORK_TEST
            1985-12-31,   0,    65,    0, FNR,    HEALTH_NETWORK_TEST
            1985-12-31,   0,    40,    0, FNR,    HELP_NUMBER_OR_TEST
            1985-12-31,   0,     0,    0, FNR,    REGISTER
            1985-12-31,  40,     0,    0, DNR,    REGISTER
            2000-02-29,   0,    80,    0, FNR,    TAX_ADMINISTRATION_TEST
            2032-01-02,   0,    80,    2, FNR,    TAX_ADMINISTRATION_TEST
            """)
    void every_number_made_by_the_published_rules_is_told_for_what_it_is(
            String born, int day, int month, int rest, String system, String series) {
        var numbers = SyntheticNumbers.numbers(born, day, month, rest);

        assertThat(numbers).hasSizeGreaterThan(700).allSatisfy(number -> {
            var id = NationalId.parse(number);
            assertThat(id.map(NationalIdTest::kind).orElse("NONE")).isEqualTo(system);
            assertThat(id.map(found -> found.series().name()).orElse("NONE")).isEqualTo(series);
        });
    }

    @ParameterizedTest(name = "[{0}]")
    @ValueSource(
            strings = {
                "",
                "1",
                "1583859991",
                "158385999100",
                "a5838599910",
                "15838599 91",
                "١٥٨٣٨٥٩٩٩١٠",
                "00000000000",
                "99999999999",
                "-5838599910"
            })
    void what_is_not_eleven_digits_with_a_date_is_no_number(String text) {
        assertThat(NationalId.parse(text)).isEmpty();
    }

    @ParameterizedTest(name = "day and month {0}, year {1}")
    @CsvSource({
        "0083, 85",
        "3283, 85",
        "3184, 85",
        "3082, 84",
        "2982, 85",
        "4083, 85",
        "8083, 85",
        "1513, 85",
        "1500, 85",
        "1553, 85",
        "1578, 85",
        "1593, 85",
        "1599, 85",
        "1580, 85"
    })
    void a_date_that_cannot_be_makes_no_number_whatever_the_control_digits(String dayAndMonth, String year) {
        for (int rest = 0; rest < 100_000; rest++) {
            assertThat(NationalId.parse(dayAndMonth + year + "%05d".formatted(rest)))
                    .isEmpty();
        }
    }

    @Test
    void the_numbers_that_another_library_makes_are_all_known() {
        Date date = new GregorianCalendar(1985, GregorianCalendar.MARCH, 15).getTime();

        assertThat(FodselsnummerCalculator.getManyFodselsnummerForDate(date))
                .hasSizeGreaterThan(400)
                .map(StringNumber::getValue)
                .allMatch(number ->
                        NationalId.parse(number).filter(id -> !id.isDNumber()).isPresent());
        assertThat(FodselsnummerCalculator.getManyDNumberFodselsnummerForDate(date))
                .hasSizeGreaterThan(400)
                .map(StringNumber::getValue)
                .allMatch(number ->
                        NationalId.parse(number).filter(NationalId::isDNumber).isPresent());
    }

    @Test
    void any_single_wrong_digit_in_the_second_half_is_noticed() {
        String number = SyntheticNumbers.bornOn("1985-03-15", 0).value();

        for (char digit = '0'; digit <= '9'; digit++) {
            if (digit != number.charAt(10)) {
                assertThat(NationalId.parse(number.substring(0, 10) + digit)).isEmpty();
            }
        }
    }

    @Test
    void a_number_fits_the_system_of_its_kind_only() {
        String fodselsnummer = SyntheticNumbers.numbers("1985-03-15", 0, 80, 0).getFirst();
        String dNumber = SyntheticNumbers.numbers("1985-03-15", 40, 80, 0).getFirst();

        assertThat(NationalId.parse(NationalId.FODSELSNUMMER, fodselsnummer)).isPresent();
        assertThat(NationalId.parse(NationalId.D_NUMBER, fodselsnummer)).isEmpty();
        assertThat(NationalId.parse(NationalId.D_NUMBER, dNumber)).isPresent();
        assertThat(NationalId.parse(NationalId.FODSELSNUMMER, dNumber)).isEmpty();
        assertThat(NationalId.parse(null, dNumber)).isEmpty();
        assertThat(NationalId.parse("urn:oid:2.16.578.1.12.4.1.4.3", fodselsnummer))
                .isEmpty();
        assertThat(NationalId.parse(null)).isEmpty();
    }

    @Test
    void neither_its_text_nor_its_error_shows_the_number() {
        var id = SyntheticNumbers.bornOn("1985-03-15", 0);

        assertThat(id.toString()).doesNotContain(id.value().substring(0, 4)).doesNotContainPattern("[0-9]");
        assertThatThrownBy(() -> new NationalId("12345678901"))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContain("12345678901");
    }

    private static String kind(NationalId id) {
        return id.system().equals(NationalId.D_NUMBER) ? "DNR" : "FNR";
    }
}
