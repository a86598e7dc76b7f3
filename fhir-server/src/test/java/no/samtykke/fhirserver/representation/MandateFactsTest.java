package no.samtykke.fhirserver.representation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import no.samtykke.fhirserver.EmbeddedDatabase;
import no.samtykke.fhirserver.RememberedResources;
import no.samtykke.fhirserver.consent.ConsentCategory;
import no.samtykke.fhirserver.consent.ServiceArea;
import no.samtykke.fhirserver.nationalid.NationalId;
import no.samtykke.fhirserver.nationalid.SyntheticNumbers;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of powers follows their Consents: Per proposed one to Kari. */
class MandateFactsTest {

    private static final NationalId KARI = SyntheticNumbers.bornOn("1985-03-15", 0);
    private static final JdbcClient DATABASE =
            JdbcClient.create(EmbeddedDatabase.migrated().dataSource());

    private final RememberedResources stored = new RememberedResources();
    private final MandateFacts facts = new MandateFacts(DATABASE, stored.of(List.of(RelatedPerson.class)));
    private final Mandates mandates = new Mandates(DATABASE);

    @BeforeEach
    void per_proposed_one() {
        DATABASE.sql("delete from samtykke.mandate").update();
        stored.remember(related(true));
        facts.keep("m1", MandateReader.read(power()).orElseThrow(), KARI);
    }

    @Test
    void what_is_proposed_is_kept_and_not_accepted() {
        var kept = kept();

        assertThat(kept.accepted()).isFalse();
        assertThat(kept.holder()).isEqualTo(KARI);
        assertThat(kept.relatedPersonId()).isEqualTo("r1");
        assertThat(kept.mandate())
                .isEqualTo(new Mandate(
                        "m1",
                        "per",
                        Set.of(ServiceArea.HEALTH_RECORD, ServiceArea.REGISTERED_INFORMATION),
                        LocalDate.parse("2026-11-01"),
                        null));
    }

    @Test
    void what_becomes_active_is_accepted_as_it_then_is() {
        var accepted = power().setStatus(ConsentState.ACTIVE);
        accepted.getProvision().getPurpose().removeFirst();
        accepted.getProvision().getPeriod().setEndElement(new DateTimeType("2027-11-01"));

        facts.onUpdated(power(), accepted);

        assertThat(kept().accepted()).isTrue();
        assertThat(kept().mandate().areas()).containsExactly(ServiceArea.HEALTH_RECORD);
        assertThat(kept().mandate().endsOn()).isEqualTo("2027-11-01");
        assertThat(stored.read(RelatedPerson.class, "r1").getActive()).isTrue();
    }

    @Test
    void what_is_still_proposed_is_still_not_accepted() {
        facts.onUpdated(power(), power());

        assertThat(kept().accepted()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = ConsentState.class,
            names = {"INACTIVE", "REJECTED", "ENTEREDINERROR"})
    void what_ends_is_gone_and_its_related_person_becomes_inactive(ConsentState end) {
        facts.onUpdated(power(), power().setStatus(end));

        assertThat(mandates.given("per")).isEmpty();
        assertThat(stored.read(RelatedPerson.class, "r1").getActive()).isFalse();
    }

    @Test
    void what_can_no_longer_be_read_or_is_of_another_giver_or_holder_gives_nothing() {
        var unreadable = power();
        unreadable.getPolicy().clear();
        assertForgotten(unreadable);

        var ofAnother = power();
        ofAnother.setPatient(new Reference("Patient/ola"));
        ofAnother.getPerformerFirstRep().setReference("Patient/ola");
        assertForgotten(ofAnother);

        var toAnother = power();
        toAnother.getProvision().getActorFirstRep().getReference().setReference("RelatedPerson/r2");
        assertForgotten(toAnother);
    }

    @Test
    void what_is_deleted_is_gone() {
        facts.onDeleted(power());

        assertThat(mandates.given("per")).isEmpty();
    }

    @Test
    void a_related_person_that_becomes_inactive_or_is_deleted_takes_the_power_with_it() {
        facts.onUpdated(related(true), related(true));
        assertThat(mandates.given("per")).hasSize(1);

        facts.onUpdated(related(true), related(false));
        assertThat(mandates.given("per")).isEmpty();

        per_proposed_one();
        facts.onDeleted(related(true));
        assertThat(mandates.given("per")).isEmpty();
    }

    @Test
    void other_resources_and_other_consents_are_no_powers() {
        facts.onUpdated(new Patient(), new Patient());
        facts.onDeleted(new Patient());
        var other = power();
        other.setId("Consent/m2");
        facts.onUpdated(other, other);

        assertThat(mandates.given("per")).hasSize(1);
    }

    private void assertForgotten(Consent next) {
        per_proposed_one();
        facts.onUpdated(power(), next);
        assertThat(mandates.given("per")).isEmpty();
    }

    private KeptMandate kept() {
        return mandates.given("per").getFirst();
    }

    private static RelatedPerson related(boolean active) {
        var related = new RelatedPerson().setActive(active);
        related.setId("RelatedPerson/r1");
        return related;
    }

    private static Consent power() {
        var consent = new Consent().setStatus(ConsentState.PROPOSED);
        consent.setId("Consent/m1");
        consent.addCategory(ConsentCategory.PROXY_MANDATE.concept());
        consent.setPatient(new Reference("Patient/per"));
        consent.addPerformer(new Reference("Patient/per"));
        consent.addPolicy().setUri("https://samtykke.example/policy/proxy-mandate/2026-11-01");
        var provision = consent.getProvision().setType(ConsentProvisionType.PERMIT);
        provision.addActor().setReference(new Reference("RelatedPerson/r1"));
        provision.addPurpose(new Coding(ServiceArea.SYSTEM, "registered-information", null));
        provision.addPurpose(new Coding(ServiceArea.SYSTEM, "health-record", null));
        provision.getPeriod().setStartElement(new DateTimeType("2026-11-01"));
        return consent;
    }
}
