package no.samtykke.fhirserver.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import java.time.LocalDate;
import no.samtykke.fhirserver.EmbeddedDatabase;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of facts follows the Consents, in a real database. */
class ConsentFactsTest {

    private static final JdbcClient DATABASE =
            JdbcClient.create(EmbeddedDatabase.migrated().dataSource());

    private final ConsentFacts facts = new ConsentFacts(DATABASE);

    @BeforeEach
    void nothing_is_given() {
        DATABASE.sql("delete from samtykke.consent_fact").update();
    }

    @Test
    void what_is_given_is_there_as_it_was_read() {
        var consent = Given.appAccess();
        consent.getProvision()
                .getPeriod()
                .setStartElement(new DateTimeType("2026-11-01T12:00:00+01:00"))
                .setEndElement(new DateTimeType("2027-11-01T12:00:00+01:00"));

        facts.onCreated(consent);

        assertThat(facts.approval("ola", "kari", "app-1")).isEqualTo(ConsentReader.read(consent));
        assertThat(facts.approval("ola", "kari", "app-1").orElseThrow().endsOn())
                .isEqualTo(LocalDate.parse("2027-11-01"));
        assertThat(facts.activeApprovals("ola", "kari", "app-1")).containsExactly("c1");
        assertThat(facts.activeApprovalsBy("kari")).containsExactly("c1");
    }

    @Test
    void it_is_there_for_those_alone_whom_it_names() {
        facts.onCreated(Given.appAccess());

        assertThat(facts.approval("kari", "kari", "app-1")).isEmpty();
        assertThat(facts.approval("ola", "ola", "app-1")).isEmpty();
        assertThat(facts.approval("ola", "kari", "app-2")).isEmpty();
        assertThat(facts.activeApprovals("ola", "kari", "app-2")).isEmpty();
        assertThat(facts.activeApprovalsBy("ola")).isEmpty();
    }

    @Test
    void the_terms_that_are_accepted_are_known_with_their_level() {
        facts.onCreated(Given.terms(ConsentLevel.BASIC_PLUS));

        assertThat(facts.acceptedTerms("ola")).contains("terms-1");
        assertThat(facts.activeTerms("ola")).containsExactly("c1");
        assertThat(facts.acceptedTerms("kari")).isEmpty();
        assertThat(facts.activeTerms("kari")).isEmpty();
        assertThat(levels()).isEqualTo("basic-plus");
    }

    @Test
    void all_that_is_active_is_told_and_one_by_its_category() {
        var terms = Given.terms(ConsentLevel.BASIC);
        facts.onCreated(terms);

        assertThat(facts.activeOf("ola"))
                .containsExactly(ConsentReader.read(terms).orElseThrow());
        assertThat(facts.activeOf("kari")).isEmpty();
        assertThat(facts.active("ola", ConsentCategory.PLATFORM_TERMS)).isEqualTo(ConsentReader.read(terms));
        assertThat(facts.active("ola", ConsentCategory.HEALTH_ARCHIVE)).isEmpty();
        assertThat(facts.active("kari", ConsentCategory.PLATFORM_TERMS)).isEmpty();
    }

    @Test
    void what_is_withdrawn_is_gone() {
        var consent = Given.terms(ConsentLevel.FULL);
        facts.onCreated(consent);

        facts.onUpdated(consent, consent.copy().setStatus(ConsentState.INACTIVE));

        assertThat(facts.acceptedTerms("ola")).isEmpty();
        assertThat(count()).isZero();
    }

    @Test
    void what_is_changed_is_there_once_as_it_is_now() {
        var consent = Given.terms(ConsentLevel.FULL);
        facts.onCreated(consent);
        var changed = consent.copy();
        changed.getPolicyFirstRep().setUri("terms-2");

        facts.onUpdated(consent, changed);

        assertThat(facts.acceptedTerms("ola")).contains("terms-2");
        assertThat(count()).isOne();
    }

    @Test
    void what_is_deleted_is_gone() {
        var consent = Given.terms(ConsentLevel.FULL);
        facts.onCreated(consent);

        facts.onDeleted(consent);

        assertThat(count()).isZero();
    }

    @Test
    void what_is_not_active_is_not_there() {
        facts.onCreated(Given.terms(ConsentLevel.FULL).setStatus(ConsentState.PROPOSED));

        assertThat(count()).isZero();
    }

    @Test
    void what_cannot_be_read_is_there_as_a_refusal() {
        var consent = Given.terms(ConsentLevel.FULL);
        consent.getPolicy().clear();

        facts.onCreated(consent);

        assertThat(count()).isOne();
        assertThat(facts.acceptedTerms("ola")).isEmpty();
    }

    @Test
    void a_power_of_attorney_that_can_be_read_is_kept_elsewhere() {
        facts.onCreated(Given.of(ConsentCategory.PROXY_MANDATE));

        assertThat(count()).isZero();
    }

    @Test
    void a_second_of_its_kind_is_refused() {
        facts.onCreated(Given.terms(ConsentLevel.FULL));
        Consent second = Given.terms(ConsentLevel.BASIC);
        second.setId("Consent/c2");

        assertThatThrownBy(() -> facts.onCreated(second)).isInstanceOf(ResourceVersionConflictException.class);
    }

    @Test
    void other_resources_are_no_facts() {
        var patient = new Patient();
        patient.setId("Patient/c1");
        facts.onCreated(Given.terms(ConsentLevel.FULL));

        facts.onCreated(patient);
        facts.onUpdated(patient, patient);
        facts.onDeleted(patient);

        assertThat(count()).isOne();
    }

    private static String levels() {
        return DATABASE.sql("select level from samtykke.consent_fact")
                .query(String.class)
                .single();
    }

    private static int count() {
        return DATABASE.sql("select count(*) from samtykke.consent_fact")
                .query(Integer.class)
                .single();
    }
}
