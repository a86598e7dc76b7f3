package no.samtykke.terminology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DesignationsTest {

    private final Designations grounds = Designations.of("access-ground");

    @ParameterizedTest(name = "in {0}: {1}")
    @CsvSource({
        "nb, Vergemål",
        "nn, Verjemål",
        "en, Guardianship",
        "nn-NO, Verjemål",
        "nn_NO, Verjemål",
        "EN-gb, Guardianship",
        "no, Vergemål",
        "se, Vergemål",
        "'', Vergemål"
    })
    void a_text_is_told_in_the_language_asked_for_or_in_bokmaal(String language, String text) {
        assertThat(grounds.text("guardianship", language)).isEqualTo(text);
    }

    @Test
    void an_unknown_code_is_an_error_that_does_not_repeat_it() {
        assertThatThrownBy(() -> grounds.text("friendship", "nb"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("No such code in https://samtykke.example/fhir/CodeSystem/access-ground");
    }

    @Test
    void an_unknown_code_system_is_an_error() {
        assertThatThrownBy(() -> Designations.of("nothing"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("No code system nothing");
    }
}
