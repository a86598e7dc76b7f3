package no.samtykke.fhirserver.representation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import no.samtykke.fhirserver.EmbeddedDatabase;
import no.samtykke.fhirserver.consent.ServiceArea;
import no.samtykke.fhirserver.nationalid.NationalId;
import no.samtykke.fhirserver.nationalid.SyntheticNumbers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The questions that are asked of the table of powers. */
class MandatesIT {

    private static final JdbcClient DATABASE =
            JdbcClient.create(EmbeddedDatabase.migrated().dataSource());
    private static final NationalId NUMBER = SyntheticNumbers.bornOn("1985-03-15", 0);
    private static final NationalId OLD_NUMBER = SyntheticNumbers.bornOn("1985-03-15", 1);
    private static final NationalId STRANGER = SyntheticNumbers.bornOn("1985-03-15", 2);

    private final Mandates mandates = new Mandates(DATABASE);

    @BeforeAll
    static void kari_holds_three_and_is_asked_to_hold_one() {
        identity(NUMBER, true);
        identity(OLD_NUMBER, false);
        power("a", "ola", NUMBER, true, "registered-information health-record", "2026-11-25", "2026-11-30");
        power("b", "per", OLD_NUMBER, true, "digital-health-services", null, null);
        power("c", "liv", NUMBER, false, "health-record", null, null);
        power("d", "per", STRANGER, true, "health-record something-new", null, null);
        power("e", "kari", STRANGER, false, "health-record", null, null);
    }

    @Test
    void what_a_person_gave_is_hers_whether_it_is_accepted_or_not() {
        assertThat(mandates.given("per")).extracting(KeptMandate::consentId).containsExactly("b", "d");
        assertThat(mandates.given("kari")).extracting(KeptMandate::consentId).containsExactly("e");
        assertThat(mandates.given("nobody")).isEmpty();
        assertThat(mandates.given("kari")).first().satisfies(power -> {
            assertThat(power.accepted()).isFalse();
            assertThat(power.holder()).isEqualTo(STRANGER);
            assertThat(power.relatedPersonId()).isEqualTo("related e");
            assertThat(power.toString()).doesNotContain(STRANGER.value());
        });
    }

    @Test
    void what_she_received_is_found_by_any_number_of_hers() {
        assertThat(mandates.received("kari")).extracting(KeptMandate::consentId).containsExactly("a", "b", "c");
        assertThat(mandates.heldBy("kari")).extracting(Mandate::consentId).containsExactly("a", "b");
        assertThat(mandates.heldBy("ola")).isEmpty();
        assertThat(mandates.received("kari")).extracting(KeptMandate::accepted).containsExactly(true, true, false);
    }

    @Test
    void an_area_that_is_not_known_gives_nothing() {
        assertThat(mandates.given("per").getLast().mandate().areas()).isEqualTo(Set.of(ServiceArea.HEALTH_RECORD));
    }

    @ParameterizedTest(name = "{0} to {1} on {2}: {3}")
    @CsvSource(nullValues = "-", textBlock = """
            ola,  kari, 2026-11-24, -
            ola,  kari, 2026-11-25, a
            ola,  kari, 2026-11-30, a
            ola,  kari, 2026-12-01, -
            per,  kari, 2026-11-24, b
            liv,  kari, 2026-11-25, -
            kari, ola,  2026-11-25, -
            kari, per,  2026-11-25, -
            """)
    void between_two_counts_what_is_accepted_and_in_force(
            String giver, String holder, LocalDate on, @Nullable String found) {
        assertThat(mandates.between(giver, holder, on).map(Mandate::consentId).orElse(null))
                .isEqualTo(found);
    }

    private static void identity(NationalId number, boolean inUse) {
        DATABASE.sql("insert into samtykke.patient_identity (system, value, patient_id, in_use) values (?, ?, ?, ?)")
                .params(number.system(), number.value(), "kari", inUse)
                .update();
    }

    private static void power(
            String id,
            String giver,
            NationalId holder,
            boolean accepted,
            String areas,
            @Nullable String first,
            @Nullable String last) {
        DATABASE.sql("""
                        insert into samtykke.mandate
                        (consent_id, related_person_id, giver, holder_system, holder_value, accepted, areas, starts_on,
                         ends_on)
                        values (?, ?, ?, ?, ?, ?, ?, ?::date, ?::date)""")
                .params(id, "related " + id, giver, holder.system(), holder.value(), accepted, areas, first, last)
                .update();
    }
}
