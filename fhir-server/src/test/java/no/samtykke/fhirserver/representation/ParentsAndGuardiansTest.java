package no.samtykke.fhirserver.representation;

import static no.samtykke.fhirserver.representation.Registered.guardian;
import static no.samtykke.fhirserver.representation.Registered.moveTo;
import static no.samtykke.fhirserver.representation.Registered.parent;
import static no.samtykke.fhirserver.representation.Registered.person;
import static no.samtykke.fhirserver.representation.Registered.protect;
import static no.samtykke.fhirserver.representation.Registered.related;
import static no.samtykke.fhirserver.representation.Registered.replaced;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.samtykke.fhirserver.nationalid.SyntheticNumbers;
import no.samtykke.fhirserver.representation.Relation.GuardianOf;
import no.samtykke.fhirserver.representation.Relation.None;
import no.samtykke.fhirserver.representation.Relation.ParentOf;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the register says of parents and guardians, as facts. */
class ParentsAndGuardiansTest extends RelationsFixture {

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
}
