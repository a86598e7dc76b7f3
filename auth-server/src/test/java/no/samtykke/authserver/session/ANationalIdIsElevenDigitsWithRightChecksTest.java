package no.samtykke.authserver.session;

import static org.assertj.core.api.Assertions.assertThat;

import no.samtykke.authserver.support.People;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ANationalIdIsElevenDigitsWithRightChecksTest {

    @Test
    void a_fodselsnummer_is_named_by_its_system() {
        assertThat(NationalId.parse(People.KARI).orElseThrow().system()).isEqualTo("urn:oid:2.16.578.1.12.4.1.4.1");
    }

    @Test
    void a_d_number_has_four_added_to_its_first_digit() {
        var number = People.number("41", "81", "85", 100);

        assertThat(NationalId.parse(number).orElseThrow().system()).isEqualTo("urn:oid:2.16.578.1.12.4.1.4.2");
    }

    @Test
    void every_single_wrong_digit_is_noticed() {
        for (int place = 0; place < 11; place++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                var changed = new StringBuilder(People.KARI);
                changed.setCharAt(place, digit);
                assertThat(NationalId.parse(changed.toString()).isPresent())
                        .as("digit %s at %s", digit, place)
                        .isEqualTo(changed.toString().equals(People.KARI));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1234567890", "123456789012", "1234567890a", "٠١٨١٨٥١٠٠٠٠", " 01818510000", "-1818510000"})
    void what_is_not_eleven_digits_is_not_one(String text) {
        assertThat(NationalId.parse(text)).isEmpty();
    }

    @Test
    void its_text_tells_nothing() {
        assertThat(NationalId.parse(People.KARI).orElseThrow().toString()).doesNotContainPattern("[0-9]");
    }
}
