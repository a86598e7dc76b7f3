package no.samtykke.fhirserver.representation;

import static no.samtykke.fhirserver.representation.Registered.guardian;
import static no.samtykke.fhirserver.representation.Registered.parent;
import static no.samtykke.fhirserver.representation.Registered.person;
import static no.samtykke.fhirserver.representation.Registered.protect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.samtykke.fhirserver.consent.ServiceArea;
import no.samtykke.fhirserver.nationalid.NationalId;
import no.samtykke.fhirserver.nationalid.SyntheticNumbers;
import no.samtykke.fhirserver.representation.Relation.GuardianOf;
import no.samtykke.fhirserver.representation.Relation.HolderOf;
import no.samtykke.fhirserver.representation.Relation.None;
import no.samtykke.fhirserver.representation.Relation.Self;
import no.samtykke.fhirserver.representation.Relation.Unknown;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Kari is to Per, who gave her a power of attorney. */
class HoldersTest extends RelationsFixture {

    private static final NationalId NOBODY = SyntheticNumbers.bornOn("1990-01-01", 3);
    private static final Mandate MANDATE = new Mandate("m", "per", Set.of(ServiceArea.HEALTH_RECORD), null, null);

    private Patient kari;
    private Patient per;

    @BeforeEach
    void both_are_registered() {
        kari = person(KARI, "Kari Nordmann", "1985-03-15");
        per = person(PER, "Per Nordmann", "1984-06-01");
        register.add(kari);
        register.add(per);
    }

    @Test
    void she_is_the_holder_of_his_power() {
        assertThat(karisToPer())
                .containsExactly(
                        new HolderOf(MANDATE, LocalDate.parse("1984-06-01"), LocalDate.parse("1985-03-15"), false));
    }

    @Test
    void she_is_what_the_register_says_as_well_and_that_comes_first() {
        register.add(guardian(KARI, per, "personligeInteresser"));

        assertThat(karisToPer()).hasSize(2).first().isEqualTo(new GuardianOf(true, false));
    }

    @Test
    void without_a_power_she_is_what_the_register_says() {
        register.add(guardian(KARI, per, "personligeInteresser"));

        assertThat(relations.between(KARI, PER, Optional.empty())).containsExactly(new GuardianOf(true, false));
        assertThat(relations.between(KARI, KARI, Optional.of(MANDATE))).containsExactly(new Self());
    }

    @ParameterizedTest
    @ValueSource(strings = {"KARI", "PER"})
    void a_protected_address_of_either_is_told(String whose) {
        protect("fortrolig", (whose.equals("KARI") ? kari : per).getMeta());

        assertThat(((HolderOf) karisToPer().getFirst()).protectedAddress()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"KARI", "PER"})
    void when_either_is_dead_there_is_no_power(String whose) {
        (whose.equals("KARI") ? kari : per).setDeceased(new BooleanType(true));

        assertThat(karisToPer()).containsExactly(new None());
    }

    @Test
    void a_dead_holder_is_still_no_obstacle_to_what_the_register_says() {
        register.add(guardian(KARI, per, "personligeInteresser"));
        kari.setDeceased(new BooleanType(true));

        assertThat(karisToPer()).containsExactly(new GuardianOf(true, false));
    }

    @Test
    void who_is_not_registered_is_nothing() {
        assertThat(relations.between(KARI, NOBODY, Optional.of(MANDATE))).containsExactly(new None());
        assertThat(relations.between(NOBODY, PER, Optional.of(MANDATE))).containsExactly(new None());
    }

    @Test
    void when_the_register_is_down_nothing_is_known() {
        register.answersWithStatus(500);

        assertThat(karisToPer()).containsExactly(new Unknown());
    }

    @Test
    void those_who_gave_her_powers_are_told_with_what_they_gave() throws RegisterUnavailable {
        register.add(parent(KARI, ola));
        var powers = new LinkedHashMap<NationalId, Mandate>(Map.of(PER, MANDATE));

        var givers = relations.givers(KARI, powers);

        assertThat(givers).hasSize(1);
        assertThat(givers.getFirst().id()).isEqualTo(PER);
        assertThat(givers.getFirst().name()).isEqualTo("Per Nordmann");
        assertThat(givers.getFirst().birthDate()).isEqualTo("1984-06-01");
        assertThat(givers.getFirst().relation()).isInstanceOf(HolderOf.class);
        assertThat(relations.givers(KARI, Map.of())).isEmpty();
    }

    @Test
    void a_dead_giver_and_one_whom_the_register_does_not_know_are_not_told() throws RegisterUnavailable {
        per.setDeceased(new BooleanType(true));

        assertThat(relations.givers(KARI, Map.of(PER, MANDATE, NOBODY, MANDATE)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"personligeInteresser, true", "personligeOgOekonomiskeInteresser, true", "oekonomiskeInteresser, false"
    })
    void he_has_a_guardian_if_the_guardianship_covers_personal_interests(String scope, boolean hasGuardian)
            throws RegisterUnavailable {
        assertThat(relations.hasGuardian(PER)).isFalse();
        assertThat(relations.hasGuardian(NOBODY)).isFalse();

        register.add(guardian(KARI, per, scope));

        assertThat(relations.hasGuardian(PER)).isEqualTo(hasGuardian);
    }

    @Test
    void nothing_of_a_person_is_written_when_she_is_written_out() {
        var written = List.of(
                new Represented(PER, "Per Nordmann", LocalDate.parse("1984-06-01"), new None()).toString(),
                new HomeAddress(List.of("Storgata 1"), "0155", "OSLO").toString());

        assertThat(written).containsExactly("Represented", "HomeAddress");
        assertThatCode(() -> Mandate.areas("")).doesNotThrowAnyException();
    }

    @Test
    void an_area_that_is_not_known_gives_nothing() {
        assertThat(Mandate.areas("health-record made-up registered-information"))
                .containsExactlyInAnyOrder(ServiceArea.HEALTH_RECORD, ServiceArea.REGISTERED_INFORMATION);
        assertThat(Mandate.areas("")).isEmpty();
    }

    private List<Relation> karisToPer() {
        return relations.between(KARI, PER, Optional.of(MANDATE));
    }
}
