package no.samtykke.fhirserver.passthrough;

import static org.assertj.core.api.Assertions.assertThat;

import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;

/** The person of a role is the same, whether she came inside it or beside it. */
class GeneralPractitionersTest {

    @Test
    void one_that_came_beside_the_role_is_put_into_it() {
        var doctor = doctor("4");
        var role = new PractitionerRole().setPractitioner(new Reference("Practitioner/4").setDisplay("Dr. Berg"));
        role.setId("gp1");
        role.getPractitioner().setResource(doctor);

        var whole = (PractitionerRole) GeneralPractitioners.selfContained(role);

        assertThat(whole.getPractitioner().getReference()).isEqualTo("#practitioner");
        assertThat(whole.getPractitioner().getDisplay()).isEqualTo("Dr. Berg");
        assertThat(GeneralPractitioners.personOf(whole)).hasValueSatisfying(person -> {
            assertThat(person.getNameFirstRep().getText()).isEqualTo("Dr. Berg");
            assertThat(person.getIdElement().getIdPart()).isEqualTo("gp1");
        });
        assertThat(role.hasContained()).isFalse();
    }

    @Test
    void one_that_came_inside_stays_there() {
        var role = new PractitionerRole().setPractitioner(new Reference("#d"));
        role.addContained(doctor("d"));

        var whole = (PractitionerRole) GeneralPractitioners.selfContained(role);

        assertThat(whole.getContained()).hasSize(1);
        assertThat(GeneralPractitioners.personOf(whole)).isPresent();
    }

    @Test
    void a_role_without_one_has_nobody() {
        assertThat(GeneralPractitioners.personOf(new PractitionerRole())).isEmpty();
    }

    private static Practitioner doctor(String id) {
        var doctor = new Practitioner();
        doctor.setId(id);
        doctor.addName().setText("Dr. Berg");
        return doctor;
    }
}
