package no.samtykke.fhirserver.representation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.samtykke.fhirserver.nationalid.NationalId;
import no.samtykke.fhirserver.nationalid.SyntheticNumbers;
import org.junit.jupiter.api.Test;

/** The register is asked about many at once: all are answered about, or none. */
class ManyPeopleTest extends RelationsFixture {

    private static final NationalId NOBODY = SyntheticNumbers.bornOn("1990-01-01", 0);

    @Test
    void each_is_found_by_the_number_asked_for_and_asked_about_once() throws RegisterUnavailable {
        var numbers = IntStream.range(0, 40)
                .mapToObj(person -> SyntheticNumbers.bornOn("1980-01-01", person))
                .toList();
        numbers.forEach(number -> register.add(Registered.person(number, "Synthetic Person", "1980-01-01")));
        var asked = Stream.of(numbers, numbers.subList(0, 3), List.of(NOBODY))
                .flatMap(List::stream)
                .toList();

        var found = new ManyPeople(port).find(asked);

        assertThat(found).hasSize(40);
        assertThat(found)
                .allSatisfy((number, person) -> assertThat(person.current()).isEqualTo(number));
        assertThat(register.requests()).hasSize(41);
    }

    @Test
    void nobody_asked_for_means_no_question() throws RegisterUnavailable {
        assertThat(new ManyPeople(port).find(List.of())).isEmpty();
        assertThat(register.requests()).isEmpty();
    }

    @Test
    void a_register_that_does_not_answer_about_one_has_not_answered() {
        register.answers(bundle -> bundle.getEntry().isEmpty() ? bundle.setType(null) : bundle);

        assertThatThrownBy(() -> new ManyPeople(port).find(List.of(OLA, NOBODY)))
                .isInstanceOf(RegisterUnavailable.class);
    }
}
