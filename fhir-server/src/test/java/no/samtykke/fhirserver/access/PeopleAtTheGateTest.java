package no.samtykke.fhirserver.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import no.samtykke.fhirserver.access.AccessDecision.Ground;
import no.samtykke.fhirserver.consent.ServiceArea;
import no.samtykke.fhirserver.representation.Relation;
import no.samtykke.fhirserver.representation.Relation.GuardianOf;
import no.samtykke.fhirserver.representation.Relation.None;
import no.samtykke.fhirserver.representation.Relation.ParentOf;
import no.samtykke.fhirserver.representation.Relation.Self;
import no.samtykke.fhirserver.representation.Relation.Unknown;
import no.samtykke.fhirserver.smart.SmartProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What other rooms are told about people, before there is a token. */
class PeopleAtTheGateTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");
    private static final AccessProperties AGES = new AccessProperties(16, 12);

    private final RelationsOfCase relations = new RelationsOfCase(TODAY);
    private final AccessGate gate = new AccessGate(
            new AccessPolicy(
                    Clock.systemUTC(),
                    AGES,
                    new SmartProperties(
                            URI.create("http://fhir"),
                            URI.create("http://issuer"),
                            null,
                            List.of("high"),
                            null,
                            false)),
            AGES);

    @ParameterizedTest
    @CsvSource({"2010-11-22, true", "2010-11-23, false", "2010-11-21, true", "1980-05-17, true", "2026-11-22, false"})
    void one_uses_the_services_on_her_own_from_the_sixteenth_birthday(LocalDate bornOn, boolean oldEnough) {
        assertThat(gate.isOldEnough(bornOn, TODAY)).isEqualTo(oldEnough);
    }

    @ParameterizedTest
    @CsvSource({"parent-of-11, false", "parent-of-12-today, true", "guardian-personal, false", "self, false"})
    void a_parent_sees_less_from_the_twelfth_birthday(String who, boolean reduced) {
        assertThat(gate.isReduced(relations.of(who).getFirst(), TODAY)).isEqualTo(reduced);
    }

    @Test
    void the_ground_is_that_of_the_first_relation_that_no_rule_objects_to() {
        var child = new ParentOf(TODAY.minusYears(17), true, false);
        var holder = relations.of("holder").getFirst();

        assertThat(gate.groundToRepresent(List.of(child, holder), TODAY)).contains(Ground.POWER_OF_ATTORNEY);
        assertThat(gate.groundToRepresent(List.of(new GuardianOf(true, false), holder), TODAY))
                .contains(Ground.GUARDIANSHIP);
        assertThat(gate.groundToRepresent(List.of(new Self()), TODAY)).contains(Ground.OWN_DATA);
        assertThat(gate.groundToRepresent(List.of(child), TODAY)).isEmpty();
        assertThat(gate.groundToRepresent(List.of(new None()), TODAY)).isEmpty();
        assertThat(gate.groundToRepresent(List.of(), TODAY)).isEmpty();
    }

    @Test
    void a_ground_lasts_as_long_as_is_known() {
        var child = new ParentOf(LocalDate.parse("2012-02-29"), true, false);

        assertThat(gate.lastDay(child)).contains(LocalDate.parse("2028-02-28"));
        assertThat(gate.lastDay(relations.of("holder-until-today").getFirst())).contains(TODAY);
        assertThat(gate.lastDay(relations.of("holder").getFirst())).isEmpty();
        assertThat(gate.lastDay(new GuardianOf(true, false))).isEmpty();
        assertThat(gate.lastDay(new Self())).isEmpty();
    }

    @Test
    void the_relation_by_which_one_represents_is_the_first_without_objection() {
        var holder = relations.of("holder").getFirst();

        assertThat(gate.relationToRepresent(List.of(new GuardianOf(false, false), holder), TODAY))
                .contains(holder);
        assertThat(gate.relationToRepresent(List.of(new None()), TODAY)).isEmpty();
    }

    @Test
    void the_areas_held_are_those_of_what_is_in_force_on_the_day() {
        var decided = FactsOfCase.of(
                        new AccessCase("self", "level-of-consent-basic-plus", "", "read", "Patient", "subject", ""),
                        List.of(new Self()))
                .subject()
                .facts();

        assertThat(gate.areasHeld(decided, TODAY))
                .containsExactlyInAnyOrder(ServiceArea.REGISTERED_INFORMATION, ServiceArea.HEALTH_RECORD);
        assertThat(gate.areasHeld(List.of(), TODAY)).isEmpty();
    }

    @Test
    void an_objection_says_why() {
        assertThat(objection(new None())).isEqualTo(Reason.NO_GROUND);
        assertThat(objection(new Unknown())).isEqualTo(Reason.REGISTER_UNAVAILABLE);
        assertThat(objection(new GuardianOf(false, false))).isEqualTo(Reason.GUARDIANSHIP_WITHOUT_PERSONAL_INTERESTS);
        assertThat(gate.objectionToRepresenting(new GuardianOf(true, false), TODAY))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"16, 12", "18, 0", "16, 16", "18, 18"})
    void the_ages_are_in_order(int adult, int youth) {
        assertThatCode(() -> new AccessProperties(adult, youth)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"16, -1", "12, 13", "19, 12"})
    void ages_that_are_not_stop_the_server(int adult, int youth) {
        assertThatThrownBy(() -> new AccessProperties(adult, youth)).isInstanceOf(IllegalArgumentException.class);
    }

    private Reason objection(Relation relation) {
        return gate.objectionToRepresenting(relation, TODAY).orElseThrow();
    }
}
