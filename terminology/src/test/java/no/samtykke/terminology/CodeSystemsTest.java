package no.samtykke.terminology;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every code system of ours keeps: all three languages, no code or text twice, the head as agreed. */
class CodeSystemsTest {

    static Stream<String> ours() {
        return Resources.of("CodeSystem")
                .filter(Resources::isOurs)
                .map(system -> system.path("id").asText());
    }

    @ParameterizedTest
    @MethodSource("ours")
    void has_the_head_that_was_agreed(String id) throws IOException {
        var codeSystem = read(id);

        assertThat(codeSystem.path("resourceType").asText()).isEqualTo("CodeSystem");
        assertThat(codeSystem.path("id").asText()).isEqualTo(id);
        assertThat(codeSystem.path("url").asText()).isEqualTo("https://samtykke.example/fhir/CodeSystem/" + id);
        assertThat(codeSystem.path("version").asText()).isEqualTo("0.1.0");
        assertThat(codeSystem.path("content").asText()).isEqualTo("complete");
        assertThat(codeSystem.path("count").asInt())
                .isEqualTo(codeSystem.path("concept").size());
    }

    @ParameterizedTest
    @MethodSource("ours")
    void every_concept_has_a_text_in_bokmaal_nynorsk_and_english(String id) throws IOException {
        assertThat(concepts(id)).isNotEmpty().allSatisfy(concept -> {
            assertThat(concept.path("display").asText()).isNotBlank();
            assertThat(list(concept.path("designation")))
                    .extracting(designation -> designation.path("language").asText())
                    .containsExactly("nb", "nn", "en");
            assertThat(list(concept.path("designation")))
                    .extracting(designation -> designation.path("value").asText())
                    .allSatisfy(text -> assertThat(text).isNotBlank().isEqualTo(text.strip()));
        });
    }

    @ParameterizedTest
    @MethodSource("ours")
    void no_code_and_no_text_stands_twice(String id) throws IOException {
        assertThat(concepts(id))
                .extracting(concept -> concept.path("code").asText())
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("[a-z0-9]+(-[a-z0-9]+)*"));
        for (int language = 0; language < 3; language++) {
            int at = language;
            assertThat(concepts(id))
                    .extracting(concept ->
                            concept.path("designation").path(at).path("value").asText())
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void a_refusal_is_told_in_whole_sentences() throws IOException {
        assertThat(concepts("refusal-reason"))
                .flatExtracting(concept -> list(concept.path("designation")))
                .extracting(designation -> designation.path("value").asText())
                .allSatisfy(text -> assertThat(text).matches("\\p{Lu}.{40,}\\."));
    }

    /** Words that give the other written norm away; a cheap guard, no substitute for a reader. */
    @Test
    void bokmaal_and_nynorsk_are_not_mixed() throws IOException {
        var notNynorsk = Set.of("ikke", "fra", "et", "en", "jeg", "tjenesten", "noe", "hvis", "opplysninger", "være");
        var notBokmaal =
                Set.of("ikkje", "frå", "eit", "ein", "eg", "tenesta", "noko", "dersom", "opplysningar", "vere");
        for (String id : ours().toList()) {
            assertThat(concepts(id)).allSatisfy(concept -> {
                assertThat(words(concept, 0)).doesNotContainAnyElementsOf(notBokmaal);
                assertThat(words(concept, 1)).doesNotContainAnyElementsOf(notNynorsk);
            });
        }
    }

    private static List<String> words(JsonNode concept, int language) {
        String text = concept.path("designation").path(language).path("value").asText();
        return List.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+"));
    }

    private static List<JsonNode> concepts(String id) throws IOException {
        return list(read(id).path("concept"));
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private static JsonNode read(String id) throws IOException {
        try (var json = requireNonNull(Designations.class.getResourceAsStream(id + ".json"))) {
            return new ObjectMapper().readTree(json);
        }
    }
}
