package no.samtykke.fhirserver.representation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import no.samtykke.fhirserver.EmbeddedDatabase;
import no.samtykke.fhirserver.consent.ServiceArea;
import no.samtykke.fhirserver.nationalid.NationalId;
import no.samtykke.fhirserver.nationalid.SyntheticNumbers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The powers of attorney that there are, in a real database: Per gave Kari one. Today is 22 November 2026. */
class MandatesTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");
    private static final NationalId KARI = SyntheticNumbers.bornOn("1985-03-15", 0);
    private static final NationalId KARIS_OLD_NUMBER = SyntheticNumbers.bornOn("1985-03-15", 1);
    private static final JdbcClient DATABASE =
            JdbcClient.create(EmbeddedDatabase.migrated().dataSource());

    private final Mandates mandates = new Mandates(DATABASE);

    @BeforeEach
    void per_gave_kari_one_by_a_number_she_had() {
        DATABASE.sql("delete from samtykke.mandate").update();
        DATABASE.sql("delete from samtykke.patient_identity").update();
        identity(KARI, true);
        identity(KARIS_OLD_NUMBER, false);
        mandate("m1", "per", true, null, null);
    }

    @Test
    void she_holds_it_by_any_number_of_hers() {
        assertThat(mandates.between("per", "kari", TODAY))
                .contains(new Mandate("m1", "per", Set.of(ServiceArea.HEALTH_RECORD), null, null));
        assertThat(mandates.heldBy("kari")).extracting(Mandate::consentId).containsExactly("m1");
        assertThat(mandates.received("kari")).extracting(KeptMandate::consentId).containsExactly("m1");
        assertThat(mandates.given("per")).extracting(KeptMandate::consentId).containsExactly("m1");
    }

    @Test
    void nobody_else_holds_it_or_gave_it() {
        assertThat(mandates.between("kari", "per", TODAY)).isEmpty();
        assertThat(mandates.between("ola", "kari", TODAY)).isEmpty();
        assertThat(mandates.heldBy("per")).isEmpty();
        assertThat(mandates.given("kari")).isEmpty();
        assertThat(mandates.received("per")).isEmpty();
    }

    @Test
    void one_that_is_proposed_gives_nothing_yet() {
        DATABASE.sql("update samtykke.mandate set accepted = false").update();

        assertThat(mandates.between("per", "kari", TODAY)).isEmpty();
        assertThat(mandates.heldBy("kari")).isEmpty();
        assertThat(mandates.received("kari")).extracting(KeptMandate::consentId).containsExactly("m1");
        assertThat(mandates.given("per")).extracting(KeptMandate::consentId).containsExactly("m1");
        assertThat(mandates.received("kari").getFirst().accepted()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2026-11-22, -, true",
                "2026-11-23, -, false",
                "-, 2026-11-22, true",
                "-, 2026-11-21, false",
                "2026-11-22, 2026-11-22, true"
            })
    void it_is_in_force_on_its_first_and_last_day(LocalDate starts, LocalDate ends, boolean inForce) {
        DATABASE.sql("delete from samtykke.mandate").update();
        mandate("m1", "per", true, starts, ends);

        assertThat(mandates.between("per", "kari", TODAY).isPresent()).isEqualTo(inForce);
        assertThat(mandates.heldBy("kari")).hasSize(1);
    }

    @Test
    void all_are_told_in_the_same_order_with_their_holder_and_related_person() {
        mandate("m0", "ola", true, null, null);

        assertThat(mandates.received("kari")).extracting(KeptMandate::consentId).containsExactly("m0", "m1");
        var kept = mandates.given("per").getFirst();
        assertThat(kept.holder()).isEqualTo(KARIS_OLD_NUMBER);
        assertThat(kept.relatedPersonId()).isEqualTo("related-m1");
        assertThat(kept.toString()).isEqualTo("KeptMandate m1");
    }

    private static void mandate(
            String id, String giver, boolean accepted, @Nullable LocalDate starts, @Nullable LocalDate ends) {
        DATABASE.sql("""
                        insert into samtykke.mandate
                        (consent_id, related_person_id, giver, holder_system, holder_value, accepted, areas, starts_on,
                         ends_on)
                        values (?, ?, ?, ?, ?, ?, 'health-record', ?, ?)""")
                .params(
                        id,
                        "related-" + id,
                        giver,
                        KARIS_OLD_NUMBER.system(),
                        KARIS_OLD_NUMBER.value(),
                        accepted,
                        starts,
                        ends)
                .update();
    }

    private static void identity(NationalId number, boolean inUse) {
        DATABASE.sql(
                        "insert into samtykke.patient_identity (system, value, patient_id, in_use) values (?, ?, 'kari', ?)")
                .params(number.system(), number.value(), inUse)
                .update();
    }
}
