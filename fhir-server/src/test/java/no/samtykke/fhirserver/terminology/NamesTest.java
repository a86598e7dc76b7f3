package no.samtykke.fhirserver.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

    private static final List<String> ARCHIVE = List.of("Personal health archive", "Personlig helsearkiv");

    @ParameterizedTest
    @CsvSource({"nb, Blodtrykk", "nb-NO, Blodtrykk", "no, Blodtrykk", "'de,nn', Blodtrykket", "de, Blood pressure"})
    void the_first_language_that_has_a_name_counts(String languages, String name) {
        assertThat(Names.of(pressure(), languages)).isEqualTo(name);
    }

    @Test
    void without_a_wish_it_is_the_name_that_the_system_prefers() {
        assertThat(Names.of(pressure(), null)).isEqualTo("Blood pressure");
    }

    @ParameterizedTest
    @ValueSource(strings = {"arkiv", "HELSE", "arch pers", "health-arch", " personlig "})
    void is_found_by_part_of_a_name_by_beginnings_of_words_or_by_its_code(String filter) {
        assertThat(Names.match("health-archive", ARCHIVE, filter)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"arkivet", "rch ers", "personal helsearkiv"})
    void is_not_found_by_ends_of_words_or_by_words_of_two_names(String filter) {
        assertThat(Names.match("health-archive", ARCHIVE, filter)).isFalse();
    }

    private static ConceptDefinitionComponent pressure() {
        var concept = new ConceptDefinitionComponent().setCode("bp").setDisplay("Blood pressure");
        concept.addDesignation().setLanguage("nb").setValue("Blodtrykk");
        concept.addDesignation().setLanguage("nn").setValue("Blodtrykket");
        return concept;
    }
}
