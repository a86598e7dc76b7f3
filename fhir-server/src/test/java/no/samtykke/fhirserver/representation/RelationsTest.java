package no.samtykke.fhirserver.representation;

import static no.samtykke.fhirserver.representation.Registered.guardian;
import static no.samtykke.fhirserver.representation.Registered.moveTo;
import static no.samtykke.fhirserver.representation.Registered.parent;
import static no.samtykke.fhirserver.representation.Registered.person;
import static no.samtykke.fhirserver.representation.Registered.protect;
import static no.samtykke.fhirserver.representation.Registered.related;
import static no.samtykke.fhirserver.representation.Registered.replaced;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.BiConsumer;
import no.samtykke.fhirserver.nationalid.NationalId;
import no.samtykke.fhirserver.nationalid.NationalIdSettings;
import no.samtykke.fhirserver.nationalid.NationalIds;
import no.samtykke.fhirserver.nationalid.SyntheticNumbers;
import no.samtykke.fhirserver.representation.Relation.GuardianOf;
import no.samtykke.fhirserver.representation.Relation.None;
import no.samtykke.fhirserver.representation.Relation.ParentOf;
import no.samtykke.fhirserver.representation.Relation.Self;
import no.samtykke.fhirserver.representation.Relation.Unknown;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RelationsTest {

    private static final NationalId KARI = SyntheticNumbers.bornOn("1985-03-15", 0);
    private static final NationalId PER = SyntheticNumbers.bornOn("1984-06-01", 0);
    private static final NationalId OLA = SyntheticNumbers.bornOn("2018-05-17", 0);
    private static final NationalId OLAS_OLD_NUMBER = SyntheticNumbers.bornOn("2018-05-17", 1);
    private static final LocalDate OLAS_BIRTHDAY = LocalDate.of(2018, 5, 17);

    /** 23:30 UTC on the 21st: already the 22nd in Norway. */
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T23:30:00Z"), ZoneOffset.UTC);

    private TestRegister register;
    private Relations relations;
    private PopulationRegister port;
    private Patient ola;

    @BeforeEach
    void start() throws IOException {
        register = new TestRegister();
        waitAtMost(Duration.ofSeconds(20));
        ola = person(OLA, "Ola Nordmann", "2018-05-17");
        register.add(ola);
    }

    private void waitAtMost(Duration timeout) {
        port = portTo(new RepresentationSettings(register.base(), timeout));
        relations = new Relations(port, CLOCK);
    }

    @AfterEach
    void stop() {
        register.close();
    }

    @Nested
    class A_parent {

        @Test
        void is_told_with_all_the_facts_after_one_question_that_holds_no_number_in_its_address() {
            register.add(parent(KARI, ola));

            assertThat(relations.between(KARI, OLA)).isEqualTo(new ParentOf(OLAS_BIRTHDAY, true, false));
            assertThat(register.requests())
                    .containsExactly("POST /fhir/Patient/_search identifier=" + OLA.system() + "|" + OLA.value()
                            + "&_revinclude=RelatedPerson:patient");
        }

        @ParameterizedTest
        @ValueSource(strings = {"felles", "mor", "far", "medmor", "andre"})
        void may_have_any_kind_of_parental_responsibility(String code) {
            register.add(related(KARI, ola, Registered.PARENTAL, code));

            assertThat(relations.between(KARI, OLA)).isInstanceOf(ParentOf.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"ukjent", "FELLES", "barn"})
        void is_none_by_a_code_that_is_not_known(String code) {
            register.add(related(KARI, ola, Registered.PARENTAL, code));

            assertThat(relations.between(KARI, OLA)).isEqualTo(new None());
        }

        @ParameterizedTest(name = "Kari at {0}, Per at {1}: {2}")
        @CsvSource(textBlock = """
                # Kari,     Per,        shared
                Storgata 1, Storgata 1, true
                Storgata 1, Bakken 2,   true
                Bakken 2,   Storgata 1, true
                Bakken 2,   Bakken 2,   false
                storgata 1, Bakken 2,   false
                """)
        void shares_the_childs_home_when_any_of_the_parents_does(String kari, String per, boolean shared) {
            var mother = parent(KARI, ola);
            var father = parent(PER, ola);
            moveTo(kari, mother);
            moveTo(per, father);
            register.add(mother);
            register.add(father);

            assertThat(relations.between(KARI, OLA)).isEqualTo(new ParentOf(OLAS_BIRTHDAY, shared, false));
        }

        @Test
        void does_not_share_a_home_that_a_grandmother_shares() {
            var mother = parent(KARI, ola);
            moveTo("Bakken 2", mother);
            register.add(mother);
            register.add(related(PER, ola, Registered.KINSHIP, "mor"));

            assertThat(relations.between(KARI, OLA)).isEqualTo(new ParentOf(OLAS_BIRTHDAY, false, false));
        }

        @Test
        void does_not_share_a_home_that_is_not_registered() {
            ola.setAddress(List.of());
            var mother = parent(KARI, ola);
            mother.setAddress(List.of());
            register.add(mother);

            assertThat(relations.between(KARI, OLA)).isEqualTo(new ParentOf(OLAS_BIRTHDAY, false, false));
        }

        @ParameterizedTest(name = "child {0}, parent {1}: {2}")
        @CsvSource(textBlock = """
                # child,          parent,           protected
                ugradert,         ugradert,         false
                klientadresse,    ugradert,         false
                fortrolig,        ugradert,         true
                strengtFortrolig, ugradert,         true
                ugradert,         fortrolig,        true
                ugradert,         strengtFortrolig, true
                """)
        void has_a_protected_address_when_either_has(String child, String parent, boolean isProtected) {
            var mother = parent(KARI, ola);
            protect(child, ola.getMeta());
            protect(parent, mother.getMeta());
            register.add(mother);

            assertThat(relations.between(KARI, OLA)).isEqualTo(new ParentOf(OLAS_BIRTHDAY, true, isProtected));
        }

        @Test
        void of_a_child_whose_number_was_replaced_is_found_by_the_old_one() {
            ola.addIdentifier(replaced(OLAS_OLD_NUMBER));
            register.add(parent(KARI, ola));

            assertThat(relations.between(KARI, OLAS_OLD_NUMBER)).isInstanceOf(ParentOf.class);
        }
    }

    @Nested
    class A_guardian {

        @ParameterizedTest(name = "{0}: {1}")
        @CsvSource({
            "personligeInteresser, true",
            "personligeOgOekonomiskeInteresser, true",
            "oekonomiskeInteresser, false",
            "utlendingssaker, false"
        })
        void is_told_with_what_the_guardianship_covers(String scope, boolean personal) {
            register.add(guardian(KARI, ola, scope));

            assertThat(relations.between(KARI, OLA)).isEqualTo(new GuardianOf(personal, false));
        }

        @Test
        void without_a_scope_takes_care_of_no_personal_interests() {
            register.add(related(KARI, ola, Registered.GUARDIANSHIP, "voksen"));

            assertThat(relations.between(KARI, OLA)).isEqualTo(new GuardianOf(false, false));
        }

        @Test
        void by_a_code_that_is_no_guardianship_is_none() {
            register.add(related(KARI, ola, Registered.GUARDIANSHIP, "forvaltningUtenforVergemaal"));

            assertThat(relations.between(KARI, OLA)).isEqualTo(new None());
        }

        @Test
        void who_once_had_parental_responsibility_is_guardian_of_a_grown_up_child() {
            var born = SyntheticNumbers.bornOn("2008-11-22", 0);
            var grownUp = person(born, "Nora Nordmann", "2008-11-22");
            register.add(grownUp);
            register.add(parent(KARI, grownUp));
            register.add(guardian(KARI, grownUp, "personligeInteresser"));

            assertThat(relations.between(KARI, born)).isEqualTo(new GuardianOf(true, false));
        }

        @Test
        void who_has_parental_responsibility_too_is_parent_until_the_day_before_eighteen() {
            var born = SyntheticNumbers.bornOn("2008-11-23", 0);
            var child = person(born, "Nora Nordmann", "2008-11-23");
            register.add(child);
            register.add(parent(KARI, child));
            register.add(guardian(KARI, child, "personligeInteresser"));

            assertThat(relations.between(KARI, born)).isInstanceOf(ParentOf.class);
        }
    }

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

    private static Bundle searchset(Resource only) {
        var bundle = new Bundle().setType(Bundle.BundleType.SEARCHSET);
        bundle.addEntry().setResource(only);
        return bundle;
    }

    private static PopulationRegister portTo(RepresentationSettings settings) {
        var identifiers = new Identifiers(new NationalIds(new NationalIdSettings(NationalIdSettings.Kind.SYNTHETIC)));
        var periods = new Periods(CLOCK);
        return new FhirPopulationRegister(
                new RegisterConnection(settings, FhirContext.forR4Cached()),
                new AnswerReader(
                        new PersonReader(identifiers, periods), new RelatedReader(identifiers, periods), identifiers));
    }
}
