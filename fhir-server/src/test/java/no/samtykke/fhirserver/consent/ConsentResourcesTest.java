package no.samtykke.fhirserver.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Date;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The shape of the Consents that the server writes: that of IHE PCF. */
class ConsentResourcesTest {

    @ParameterizedTest
    @EnumSource(ConsentCategory.class)
    void each_is_active_in_the_scope_of_patient_privacy_and_has_the_effect_of_its_category(ConsentCategory category) {
        var consent = Given.of(category);

        assertThat(consent.getStatus()).isEqualTo(ConsentState.ACTIVE);
        assertThat(consent.getScope().getCodingFirstRep().getCode()).isEqualTo("patient-privacy");
        assertThat(ConsentCategory.of(consent)).contains(category);
        assertThat(consent.getProvision().getType()).isEqualTo(category.effect());
        assertThat(consent.getPatient().getReference()).isEqualTo("Patient/ola");
        assertThat(consent.getPerformerFirstRep().getReference()).isEqualTo("Patient/kari");
        assertThat(consent.getDateTime()).isEqualTo(Date.from(Given.AT));
        assertThat(consent.getOrganizationFirstRep().getDisplay()).isEqualTo("Samtykke");
    }

    @Test
    void an_app_is_the_recipient_and_its_controller_answers_for_it() {
        var consent = Given.appAccess();

        var actor = consent.getProvision().getActorFirstRep();
        assertThat(actor.getRole().getCodingFirstRep().getCode()).isEqualTo("IRCP");
        assertThat(actor.getReference().getDisplay()).isEqualTo("An app");
        assertThat(consent.getOrganization()).hasSize(1);
        assertThat(consent.getOrganizationFirstRep().getDisplay()).isEqualTo("A controller");
    }
}
