package no.samtykke.fhirserver.representation;

import static no.samtykke.fhirserver.representation.Registered.guardian;
import static no.samtykke.fhirserver.representation.Registered.parent;
import static no.samtykke.fhirserver.representation.Registered.person;
import static no.samtykke.fhirserver.representation.Registered.related;
import static no.samtykke.fhirserver.representation.Registered.replaced;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.function.BiConsumer;
import no.samtykke.fhirserver.nationalid.SyntheticNumbers;
import no.samtykke.fhirserver.representation.Relation.GuardianOf;
import no.samtykke.fhirserver.representation.Relation.None;
import no.samtykke.fhirserver.representation.Relation.ParentOf;
import no.samtykke.fhirserver.representation.Relation.Self;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is related to whom, and who is not. */
class RelationsTest extends RelationsFixture {

    @Nested
    class Nobody_is_related {

        @Test
        void by_kinship() {
            register.add(related(KARI, ola, Registered.KINSHIP, "mor"));

            assertThat(relations.between(KARI, OLA)).isEqualTo(new None());
        }

        @Test
        void without_a_relation_of_her_own() {
            register.add(parent(PER, ola));

            assertThat(relations.between(KARI, OLA)).isEqualTo(new None());
        }

        @Test
        void to_a_person_the_register_does_not_know() {
            assertThat(relations.between(KARI, PER)).isEqualTo(new None());
        }

        @Test
        void to_the_dead() {
            ola.setDeceased(new DateTimeType("2026-11-01"));
            register.add(parent(KARI, ola));

            assertThat(relations.between(KARI, OLA)).isEqualTo(new None());
        }

        @Test
        void by_an_inactive_relation() {
            register.add((RelatedPerson) parent(KARI, ola).setActive(false));

            assertThat(relations.between(KARI, OLA)).isEqualTo(new None());
        }

        @ParameterizedTest(name = "from {0} to {1}: {2}")
        @CsvSource(nullValues = "-", textBlock = """
                # from,              to,                   holds
                -,                   -,                    true
                2018-05-17,          -,                    true
                2026-11-22,          -,                    true
                2026-11-23,          -,                    false
                -,                   2026-11-22,           true
                -,                   2026-11-21,           false
                -,                   2026-11,              true
                -,                   2026-10,              false
                -,                   2026,                 true
                -,                   2025,                 false
                2027,                -,                    false
                2026-12,             -,                    false
                -,                   2026-11-21T23:31:00Z, true
                -,                   2026-11-21T23:30:00Z, false
                2026-11-21T23:31:00Z,-,                    false
                """)
        void outside_the_period_as_days_pass_in_norway(String from, String to, boolean holds) {
            var mother = parent(KARI, ola);
            set(from, (period, time) -> period.getPeriod().setStartElement(time), mother);
            set(to, (period, time) -> period.getPeriod().setEndElement(time), mother);
            register.add(mother);

            assertThat(relations.between(KARI, OLA) instanceof ParentOf).isEqualTo(holds);
        }

        private void set(String time, BiConsumer<RelatedPerson, DateTimeType> setter, RelatedPerson related) {
            if (time != null) {
                setter.accept(related, new DateTimeType(time));
            }
        }
    }

    @Nested
    class Oneself {

        @Test
        void is_known_without_asking_anybody() {
            register.answersWithStatus(500);

            assertThat(relations.between(KARI, KARI)).isEqualTo(new Self());
            assertThat(register.requests()).isEmpty();
        }

        @Test
        void is_known_behind_a_number_that_was_replaced() {
            ola.addIdentifier(replaced(OLAS_OLD_NUMBER));

            assertThat(relations.between(OLA, OLAS_OLD_NUMBER)).isEqualTo(new Self());
        }
    }

    @Nested
    class The_represented {

        @Test
        void are_the_living_children_and_wards_and_nobody_else() throws RegisterUnavailable {
            var ward = person(PER, "Per Nordmann", "1984-06-01");
            var dead = person(SyntheticNumbers.bornOn("2015-01-01", 0), "Død Nordmann", "2015-01-01");
            dead.setDeceased(new DateTimeType("2020"));
            var nephew = person(SyntheticNumbers.bornOn("2016-01-01", 0), "Nevø Nordmann", "2016-01-01");
            List.of(ward, dead, nephew).forEach(register::add);
            register.add(parent(KARI, ola));
            register.add(guardian(KARI, ward, "oekonomiskeInteresser"));
            register.add(parent(KARI, dead));
            register.add(related(KARI, nephew, Registered.KINSHIP, "barn"));

            assertThat(relations.represented(KARI))
                    .containsExactly(
                            new Represented(
                                    OLA, "Ola Nordmann", OLAS_BIRTHDAY, new ParentOf(OLAS_BIRTHDAY, true, false)),
                            new Represented(
                                    PER, "Per Nordmann", LocalDate.of(1984, 6, 1), new GuardianOf(false, false)));
            assertThat(register.requests())
                    .hasSize(4)
                    .first()
                    .isEqualTo("POST /fhir/RelatedPerson/_search identifier=" + KARI.system() + "|" + KARI.value());
        }

        @Test
        void are_none_for_most_people() throws RegisterUnavailable {
            assertThat(relations.represented(KARI)).isEmpty();
        }

        @Test
        void are_not_told_when_the_register_fails() {
            register.answersWithStatus(500);

            assertThatThrownBy(() -> relations.represented(KARI)).isInstanceOf(RegisterUnavailable.class);
        }

        @Test
        void are_not_told_when_the_register_tells_of_somebody_elses() {
            register.answers(bundle -> searchset(parent(PER, ola)));

            assertThatThrownBy(() -> relations.represented(KARI)).isInstanceOf(RegisterUnavailable.class);
        }

        @Test
        void are_not_told_when_one_of_them_is_unknown_to_the_register() {
            register.add(parent(KARI, person(PER, "Per Nordmann", "1984-06-01")));

            assertThatThrownBy(() -> relations.represented(KARI)).isInstanceOf(RegisterUnavailable.class);
        }
    }

    @Nested
    class A_person {

        @Test
        void is_told_with_the_number_that_replaced_the_one_asked_for() throws RegisterUnavailable {
            ola.addIdentifier(replaced(OLAS_OLD_NUMBER));

            var byOld = port.find(OLAS_OLD_NUMBER).orElseThrow();
            var byNew = port.find(OLA).orElseThrow();

            assertThat(byOld.askedNumberIsReplaced()).isTrue();
            assertThat(byOld.current()).isEqualTo(OLA);
            assertThat(byNew.askedNumberIsReplaced()).isFalse();
        }

        @Test
        void is_told_as_deceased() throws RegisterUnavailable {
            assertThat(port.find(OLA).orElseThrow().deceased()).isFalse();

            ola.setDeceased(new DateTimeType("2026"));

            assertThat(port.find(OLA).orElseThrow().deceased()).isTrue();
        }

        @Test
        void who_is_not_registered_is_empty() throws RegisterUnavailable {
            assertThat(port.find(KARI)).isEmpty();
        }

        @Test
        void shows_nothing_of_herself_in_its_text() throws RegisterUnavailable {
            register.add(parent(KARI, ola));
            var told = port.find(OLA).orElseThrow();

            assertThat(told + " " + told.home() + " " + told.related())
                    .doesNotContain("Ola", "Storgata", OLA.value(), KARI.value());
        }
    }
}
