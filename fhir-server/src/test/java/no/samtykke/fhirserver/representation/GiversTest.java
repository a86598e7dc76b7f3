package no.samtykke.fhirserver.representation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.samtykke.fhirserver.consent.ServiceArea;
import no.samtykke.fhirserver.representation.Relation.HolderOf;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Per gave Kari a power of attorney: what the register says of the two. */
class GiversTest extends RelationsFixture {

    private static final Mandate POWER =
            new Mandate("power", "per", Set.of(ServiceArea.HEALTH_RECORD), null, LocalDate.parse("2027-01-31"));

    private Patient per = new Patient();
    private Patient kari = new Patient();

    @BeforeEach
    void both_are_registered() {
        per = Registered.person(PER, "Per Hansen", "1984-06-01");
        kari = Registered.person(KARI, "Kari Nordmann", "1985-03-15");
        register.add(per);
        register.add(kari);
    }

    @Test
    void births_and_addresses_of_both_are_told() throws RegisterUnavailable {
        assertThat(givers()).containsExactly(told(false));
        Registered.protect("fortrolig", kari.getMeta());
        assertThat(givers()).containsExactly(told(true));
        kari.getMeta().setSecurity(null);
        Registered.protect("strengtFortrolig", per.getMeta());
        assertThat(givers()).containsExactly(told(true));
    }

    @Test
    void the_dead_give_and_hold_nothing() throws RegisterUnavailable {
        per.setDeceased(new BooleanType(true));
        assertThat(givers()).isEmpty();
        per.setDeceased(null);
        kari.setDeceased(new BooleanType(true));
        assertThat(givers()).isEmpty();
    }

    @Test
    void whom_the_register_does_not_know_neither() throws RegisterUnavailable {
        assertThat(relations.givers(KARI, Map.of(OLAS_OLD_NUMBER, POWER))).isEmpty();
        assertThat(relations.givers(OLAS_OLD_NUMBER, Map.of(PER, POWER))).isEmpty();
    }

    @Test
    void without_a_power_nothing_is_asked() throws RegisterUnavailable {
        assertThat(relations.givers(KARI, Map.of())).isEmpty();
        assertThat(register.requests()).isEmpty();
    }

    @Test
    void a_silent_register_says_nothing() {
        register.answersWithStatus(500);

        assertThatThrownBy(this::givers).isInstanceOf(RegisterUnavailable.class);
    }

    private List<Represented> givers() throws RegisterUnavailable {
        return relations.givers(KARI, Map.of(PER, POWER));
    }

    private static Represented told(boolean protectedAddress) {
        var holder =
                new HolderOf(POWER, LocalDate.parse("1984-06-01"), LocalDate.parse("1985-03-15"), protectedAddress);
        return new Represented(PER, "Per Hansen", LocalDate.parse("1984-06-01"), holder);
    }
}
