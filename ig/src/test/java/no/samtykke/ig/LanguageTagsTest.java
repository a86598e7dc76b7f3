package no.samtykke.ig;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTagsTest {

    @ParameterizedTest
    @ValueSource(strings = {"nb", "nn", "en", "nb-NO", "se"})
    void knowsALanguage(String tag) {
        assertThat(LanguageTags.isLanguage(tag)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"norsk", "nb_NO", "xx", ""})
    void knowsWhatIsNone(String tag) {
        assertThat(LanguageTags.isLanguage(tag)).isFalse();
    }
}
