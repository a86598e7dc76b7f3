package no.samtykke.fhirserver.representation;

import static no.samtykke.fhirserver.representation.Registered.parent;
import static no.samtykke.fhirserver.representation.Registered.person;
import static no.samtykke.fhirserver.representation.Registered.replaced;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import no.samtykke.fhirserver.representation.Relation.Unknown;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A register that fails, in any way, is never an empty answer. */
class RegisterThatFailsTest extends RelationsFixture {

    @Nested
    class A_register_that_fails {

        @BeforeEach
        void kari_is_a_parent() {
            register.add(parent(KARI, ola));
        }

        @ParameterizedTest
        @ValueSource(ints = {201, 204, 302, 400, 404, 500, 503})
        void with_a_status_is_unknown(int status) {
            register.answersWithStatus(status);

            assertThatNothingIsKnown();
        }

        @Test
        void by_being_down_is_unknown() {
            register.close();

            assertThatNothingIsKnown();
        }

        @Test
        void by_being_slow_is_unknown() {
            register.hangsBeforeHeaders();
            waitAtMost(Duration.ofMillis(200));

            assertThatNothingIsKnown();
        }

        @Test
        void by_being_slow_after_the_headers_is_unknown() {
            register.hangsInTheBody();
            waitAtMost(Duration.ofMillis(200));

            assertThatNothingIsKnown();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{",
                    "[]",
                    "5",
                    "null",
                    "\"\"",
                    "<html/>",
                    "{}",
                    "{\"resourceType\":\"Patient\"}",
                    "{\"resourceType\":\"Bundle\"}",
                    "{\"resourceType\":\"Bundle\",\"type\":\"collection\"}",
                    "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"entry\":[{}]}",
                    "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"entry\":5}",
                    "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"entry\":[{\"resource\":{\"resourceType\":\"Patient\"}}]}"
                })
        void by_talking_nonsense_is_unknown(String text) {
            register.says(text);

            assertThatNothingIsKnown();
        }

        @Test
        void by_an_answer_without_end_is_unknown() {
            register.says(" ".repeat(1_000_001));

            assertThatNothingIsKnown();
        }

        @Test
        void by_telling_of_another_person_is_unknown() {
            register.answers(bundle -> searchset(person(PER, "Per Nordmann", "1984-06-01")));

            assertThatNothingIsKnown();
        }

        @Test
        void by_telling_of_two_people_is_unknown() {
            register.add(person(OLA, "Ola Dobbel", "2018-05-17"));

            assertThatNothingIsKnown();
        }

        @Test
        void by_telling_of_a_relation_to_somebody_else_is_unknown() {
            var per = person(PER, "Per Nordmann", "1984-06-01");
            register.answers(bundle -> {
                bundle.addEntry().setResource(parent(KARI, per));
                return bundle;
            });

            assertThatNothingIsKnown();
        }

        @Test
        void by_telling_that_something_is_missing_is_unknown() {
            register.answers(bundle -> {
                var outcome = new OperationOutcome();
                outcome.addIssue().setSeverity(OperationOutcome.IssueSeverity.WARNING);
                bundle.addEntry().setResource(outcome);
                return bundle;
            });

            assertThatNothingIsKnown();
        }

        @Test
        void by_telling_a_part_only_is_unknown() {
            register.answers(bundle -> {
                bundle.addLink().setRelation("next").setUrl("http://localhost/next");
                return bundle;
            });

            assertThatNothingIsKnown();
        }

        @Test
        void by_leaving_out_the_day_of_birth_is_unknown() {
            ola.getBirthDateElement().setValueAsString("2018-05");

            assertThatNothingIsKnown();
        }

        @Test
        void by_leaving_out_the_present_number_is_unknown() {
            ola.setIdentifier(List.of(replaced(OLA)));

            assertThatNothingIsKnown();
        }

        private void assertThatNothingIsKnown() {
            assertThat(relations.between(KARI, OLA)).isEqualTo(new Unknown());
            assertThatThrownBy(() -> port.find(OLA))
                    .isInstanceOf(RegisterUnavailable.class)
                    .message()
                    .doesNotContainPattern("[0-9]{11}");
        }
    }
}
