package no.samtykke.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Municipalities and districts as Statistics Norway counts them, which nobody but the state changes. */
class PlacesTest {

    private final Designations municipalities = Designations.of("volven-3402");
    private final Designations districts = Designations.of("volven-3403");

    @Test
    void there_are_357_municipalities_in_the_15_counties_of_2024() {
        assertThat(municipalities.codes()).hasSize(357).allMatch(code -> code.matches("\\d{4}"));
        assertThat(firstDigits(2, municipalities))
                .containsExactly(
                        "03", "11", "15", "18", "31", "32", "33", "34", "39", "40", "42", "46", "50", "55", "56");
        assertThat(municipalities.text("0301", "nb")).isEqualTo("Oslo");
        assertThat(municipalities.text("5610", "nb")).isEqualTo("Kárášjohka - Karasjok");
    }

    @Test
    void a_district_lies_in_one_of_the_four_cities_that_are_parted() {
        assertThat(districts.codes()).hasSize(42).allMatch(code -> code.matches("\\d{6}"));
        assertThat(firstDigits(4, districts)).containsExactly("0301", "1103", "4601", "5001");
        assertThat(municipalities.codes()).containsAll(firstDigits(4, districts));
        assertThat(firstDigits(4, districts))
                .allSatisfy(
                        city -> assertThat(districts.text(city + "99", "nn")).isEqualTo("Uoppgjeve"));
    }

    private static Set<String> firstDigits(int count, Designations places) {
        return places.codes().stream()
                .map(code -> code.substring(0, count))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
