package no.samtykke.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Code systems of the Norwegian sector, value sets and concept maps: where from, no code twice, no code made up. */
class NationalCodesTest {

    static Stream<Path> files() {
        return Resources.files();
    }

    static Stream<JsonNode> national() {
        return Resources.of("CodeSystem").filter(system -> !Resources.isOurs(system));
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_file_has_the_name_of_its_id_and_a_whole_head(Path file) {
        var resource = Resources.read(file);

        assertThat(file.getFileName()).hasToString(resource.path("id").asText() + ".json");
        assertThat(List.of("url", "version", "name", "title", "status", "date", "publisher", "description"))
                .allSatisfy(field -> assertThat(resource.path(field).asText()).isNotBlank());
        assertThat(resource.path("experimental").asBoolean(true)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("national")
    void a_national_system_says_its_licence_and_how_whole_it_is(JsonNode system) {
        assertThat(system.path("copyright").asText()).isNotBlank();
        assertThat(system.path("description").asText()).contains("translations made by Samtykke");
        assertThat(system.path("content").asText()).isIn("complete", "fragment");
        if (system.path("content").asText().equals("complete")) {
            assertThat(system.path("count").asInt())
                    .isEqualTo(system.path("concept").size());
        } else {
            assertThat(system.has("count")).isFalse();
            assertThat(system.path("description").asText()).contains("fragment");
        }
    }

    @ParameterizedTest
    @MethodSource("national")
    void a_national_code_has_its_official_name_and_our_translations(JsonNode system) {
        assertThat(system.path("language").asText()).isEqualTo("nb");
        assertThat(Resources.codes(system)).isNotEmpty().doesNotHaveDuplicates();
        assertThat(Resources.list(system.path("concept"))).allSatisfy(concept -> {
            var designations = Resources.list(concept.path("designation"));
            assertThat(designations)
                    .extracting(designation -> designation.path("language").asText())
                    .startsWith("nb", "nn", "en");
            assertThat(designations)
                    .extracting(designation -> designation.path("value").asText())
                    .allSatisfy(text -> assertThat(text).isNotBlank().isEqualTo(text.strip()))
                    .first()
                    .isEqualTo(concept.path("display").asText());
            assertThat(designations.subList(3, designations.size())).allSatisfy(name -> {
                assertThat(name.has("language")).isFalse();
                assertThat(concept.path("display").asText().split(" - "))
                        .hasSizeGreaterThan(1)
                        .contains(name.path("value").asText());
            });
        });
    }

    @Test
    void value_sets_and_concept_maps_name_only_codes_that_are_there() {
        var codes = Resources.of("CodeSystem")
                .collect(Collectors.toMap(system -> system.path("url").asText(), Resources::codes));

        assertThat(Resources.of("ValueSet"))
                .flatExtracting(set -> Resources.list(set.path("compose").path("include")))
                .allSatisfy(include -> {
                    var known = codes.get(include.path("system").asText());
                    assertThat(known).isNotNull().containsAll(Resources.codes(include));
                });
        assertThat(Resources.of("ConceptMap"))
                .flatExtracting(map -> Resources.list(map.path("group")))
                .allSatisfy(group -> assertThat(Resources.list(group.path("element")))
                        .allSatisfy(element -> {
                            isKnown(codes, group.path("source"), element.path("code"));
                            assertThat(Resources.list(element.path("target")))
                                    .isNotEmpty()
                                    .filteredOn(target -> target.has("code"))
                                    .allSatisfy(target -> isKnown(codes, group.path("target"), target.path("code")));
                        }));
    }

    @Test
    void the_labels_of_documents_are_told_the_same_by_the_map_and_by_the_sets() {
        var map = Resources.of("ConceptMap")
                .filter(one -> one.path("id").asText().equals("volven-9603-to-document-display"))
                .findFirst()
                .orElseThrow();
        var display = Resources.list(map.path("group").path(0).path("element")).stream()
                .collect(Collectors.groupingBy(
                        element -> element.path("target").path(0).path("code").asText(),
                        Collectors.mapping(element -> element.path("code").asText(), Collectors.toList())));

        assertThat(labels("documents-shown-to-citizen"))
                .containsExactlyInAnyOrderElementsOf(both(display, "citizen-and-parent", "citizen"));
        assertThat(labels("documents-shown-to-parent"))
                .containsExactlyInAnyOrderElementsOf(both(display, "citizen-and-parent", "parent"));
        assertThat(labels("documents-shown-to-nobody"))
                .containsExactlyInAnyOrderElementsOf(display.getOrDefault("nobody", List.of()));
        assertThat(display.values().stream().flatMap(List::stream))
                .containsExactlyInAnyOrderElementsOf(
                        Designations.of("volven-9603").codes());
    }

    private static List<String> both(Map<String, List<String>> display, String one, String other) {
        return Stream.of(one, other)
                .flatMap(code -> display.getOrDefault(code, List.of()).stream())
                .toList();
    }

    private static List<String> labels(String valueSet) {
        return Resources.of("ValueSet")
                .filter(set -> set.path("id").asText().equals(valueSet))
                .flatMap(set ->
                        Resources.codes(set.path("compose").path("include").path(0)).stream())
                .toList();
    }

    /** Codes of systems that are not kept here cannot be looked up. */
    private static void isKnown(Map<String, List<String>> codes, JsonNode system, JsonNode code) {
        var known = codes.get(system.asText());
        if (known != null) {
            assertThat(known).contains(code.asText());
        }
    }
}
