package no.samtykke.fhirserver.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import no.samtykke.fhirserver.consent.ConsentCategory;
import no.samtykke.fhirserver.consent.ConsentLevel;
import no.samtykke.fhirserver.consent.ServiceArea;
import no.samtykke.fhirserver.nationalid.NationalId;
import no.samtykke.fhirserver.nationalid.SyntheticNumbers;
import no.samtykke.fhirserver.representation.Mandate;
import no.samtykke.fhirserver.representation.Relation.HolderOf;
import no.samtykke.fhirserver.representation.Relation.None;
import no.samtykke.fhirserver.representation.Relation.Self;
import no.samtykke.fhirserver.smart.Interaction;
import no.samtykke.fhirserver.smart.SmartScopes.Context;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The facts of one request, out of a real database. Today is 22 November 2026. */
class FactsReaderTest {

    private static final NationalId KARIS_NUMBER = SyntheticNumbers.bornOn("1985-03-15", 0);
    private static final NationalId OLAS_NUMBER = SyntheticNumbers.bornOn("1980-05-17", 0);

    private final Enforcement enforcement = new Enforcement();

    @Test
    void of_her_own_request_are_her_session_and_what_she_decided() {
        var facts = enforcement.facts.read(enforcement.app("patient/Observation.rs"));

        assertThat(facts.sessionOpen()).isTrue();
        assertThat(facts.relations()).containsExactly(new Self());
        assertThat(facts.subject().level()).contains(ConsentLevel.FULL);
        assertThat(facts.actor()).isEqualTo(facts.subject());
        assertThat(facts.subject().permit(ConsentCategory.HEALTH_ARCHIVE)).isTrue();
        assertThat(facts.subject().close(ConsentCategory.HEALTH_ARCHIVE)).isFalse();
        assertThat(facts.approved().orElseThrow().appName()).isEqualTo("An app");
        assertThat(facts.approved().orElseThrow().scopes().granted(Context.PATIENT, Interaction.READ, "Observation"))
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "update samtykke.login_session set ended_at = now()",
        "update samtykke.login_session set patient_id = 'ola'",
        "update samtykke.login_session set patient_id = null",
        "delete from samtykke.login_session"
    })
    void a_session_is_open_only_while_it_is_hers_and_has_not_ended(String change) {
        enforcement.database.sql(change).update();

        assertThat(enforcement.facts.read(enforcement.app("patient/*.rs")).sessionOpen())
                .isFalse();
    }

    @Test
    void a_grant_that_was_taken_back_closes_the_session_for_its_app() {
        enforcement
                .database
                .sql("insert into samtykke.ended_grant (grant_id, ended_at) values (?, now())")
                .param(enforcement.grant)
                .update();

        assertThat(enforcement.facts.read(enforcement.app("patient/*.rs")).sessionOpen())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2026-11-22, -, true",
                "2026-11-23, -, false",
                "-, 2026-11-22, true",
                "-, 2026-11-21, false",
                "2026-11-22, 2026-11-22, true",
                "2026-11-01, 2026-11-21, false"
            })
    void a_consent_is_in_force_on_its_first_and_last_day(LocalDate starts, LocalDate ends, boolean inForce) {
        enforcement
                .database
                .sql("update samtykke.consent_fact set starts_on = ?, ends_on = ? where category = 'health-archive'")
                .params(starts, ends)
                .update();

        assertThat(enforcement
                        .facts
                        .read(enforcement.app("patient/*.rs"))
                        .subject()
                        .permit(ConsentCategory.HEALTH_ARCHIVE))
                .isEqualTo(inForce);
    }

    @Test
    void one_that_cannot_be_read_is_in_force_whatever_its_days() {
        enforcement
                .database
                .sql("update samtykke.consent_fact set readable = false, ends_on = '2020-01-01'"
                        + " where category = 'health-archive'")
                .update();

        assertThat(enforcement
                        .facts
                        .read(enforcement.app("patient/*.rs"))
                        .subject()
                        .holdUnreadable())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "performer = 'ola'",
        "client_id = 'another'",
        "category = 'support-access'",
        "permits = false",
        "readable = false"
    })
    void an_approval_counts_only_for_its_own_app_and_person(String otherwise) {
        var app = enforcement.app("patient/*.rs");
        enforcement
                .database
                .sql("update samtykke.consent_fact set " + otherwise + " where category = 'app-access'")
                .update();

        assertThat(enforcement.facts.read(app).approved()).isEmpty();
    }

    @Test
    void who_has_no_number_in_use_is_nothing_to_another() {
        identity("kari", KARIS_NUMBER);
        assertThat(enforcement
                        .facts
                        .read(enforcement.app("ola", "patient/*.rs"))
                        .relations())
                .containsExactly(new None());

        identity("ola", OLAS_NUMBER);
        enforcement
                .database
                .sql("update samtykke.patient_identity set in_use = false")
                .update();
        assertThat(enforcement
                        .facts
                        .read(enforcement.app("ola", "patient/*.rs"))
                        .relations())
                .containsExactly(new None());
    }

    @Test
    void what_each_has_decided_is_kept_apart() {
        enforcement.consent("ola", "record-access-closure", false);

        var facts = enforcement.facts.read(enforcement.app("ola", "patient/*.rs"));

        assertThat(facts.subject().close(ConsentCategory.RECORD_ACCESS_CLOSURE)).isTrue();
        assertThat(facts.subject().level()).isEmpty();
        assertThat(facts.actor().close(ConsentCategory.RECORD_ACCESS_CLOSURE)).isFalse();
        assertThat(facts.actor().level()).contains(ConsentLevel.FULL);
    }

    @Test
    void an_accepted_power_of_attorney_is_a_relation_on_its_days() {
        identity("kari", KARIS_NUMBER);
        identity("ola", OLAS_NUMBER);
        enforcement.register.know(KARIS_NUMBER, LocalDate.parse("1985-03-15"));
        enforcement.register.know(OLAS_NUMBER, LocalDate.parse("1980-05-17"));
        mandate(true, LocalDate.parse("2026-11-22"));

        var relation = (HolderOf) enforcement
                .facts
                .read(enforcement.app("ola", "patient/*.rs"))
                .relations()
                .getFirst();
        assertThat(relation.mandate())
                .isEqualTo(new Mandate(
                        "m", "ola", Set.of(ServiceArea.HEALTH_RECORD), null, LocalDate.parse("2026-11-22")));

        mandate(false, null);
        assertThat(enforcement
                        .facts
                        .read(enforcement.app("ola", "patient/*.rs"))
                        .relations())
                .containsExactly(new None());
        mandate(true, LocalDate.parse("2026-11-21"));
        assertThat(enforcement
                        .facts
                        .read(enforcement.app("ola", "patient/*.rs"))
                        .relations())
                .containsExactly(new None());
    }

    private void mandate(boolean accepted, @Nullable LocalDate endsOn) {
        enforcement.database.sql("delete from samtykke.mandate").update();
        enforcement
                .database
                .sql("""
                        insert into samtykke.mandate
                        (consent_id, related_person_id, giver, holder_system, holder_value, accepted, areas, ends_on)
                        values ('m', 'r', 'ola', ?, ?, ?, 'health-record', ?)""")
                .params(KARIS_NUMBER.system(), KARIS_NUMBER.value(), accepted, endsOn)
                .update();
    }

    private void identity(String patient, NationalId number) {
        enforcement
                .database
                .sql("insert into samtykke.patient_identity (system, value, patient_id, in_use) values (?, ?, ?, true)")
                .params(number.system(), number.value(), patient)
                .update();
    }
}
