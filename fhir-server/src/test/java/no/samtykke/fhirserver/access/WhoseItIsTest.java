package no.samtykke.fhirserver.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import no.samtykke.fhirserver.access.AccessRequest.Target;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose a resource is, seen from a token by which Kari acts for Ola. */
class WhoseItIsTest {

    private final Enforcement enforcement = new Enforcement();
    private final CitizenApp app = enforcement.app("ola", "patient/*.rs");

    @Test
    void the_one_patient_that_it_names_as_its_own() {
        Stream.of(
                        new Observation().setSubject(patient("ola")),
                        new Encounter().setSubject(patient("ola")),
                        new AllergyIntolerance().setPatient(patient("ola")),
                        new Claim().setPatient(patient("ola")),
                        named("ola"),
                        log("ola"))
                .forEach(hers -> {
                    assertThat(RecordOwner.of(hers)).contains("ola");
                    assertThat(Ownership.of(hers, app)).isEqualTo(Target.SUBJECTS_DATA);
                });
    }

    @Test
    void the_person_who_acts_has_her_own_patient_resource_and_no_more() {
        assertThat(Ownership.of(named("kari"), app)).isEqualTo(Target.ACTORS_PROFILE);
        assertThat(Ownership.of(new Observation().setSubject(patient("kari")), app))
                .isEqualTo(Target.SOMEONE_ELSES);
        assertThat(Ownership.of(named("per"), app)).isEqualTo(Target.SOMEONE_ELSES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Patient/per",
                "Group/ola",
                "https://other.example/fhir/Patient/ola",
                "#ola",
                "urn:uuid:ola",
                "Patient/"
            })
    void another_reference_is_someone_elses(String reference) {
        var resource = new Observation().setSubject(new Reference(reference));

        assertThat(Ownership.of(resource, app)).isEqualTo(Target.SOMEONE_ELSES);
        if (!reference.equals("Patient/per")) {
            assertThat(RecordOwner.of(resource)).isEmpty();
        }
    }

    @Test
    void what_names_nobody_or_several_is_nobodys() {
        assertThat(RecordOwner.of(new Observation())).isEmpty();
        assertThat(RecordOwner.of(new Organization())).isEmpty();
        assertThat(RecordOwner.of(new Patient())).isEmpty();
        assertThat(RecordOwner.of(log("ola", "per"))).isEmpty();
        assertThat(RecordOwner.of(log("ola", "ola"))).contains("ola");
    }

    @Test
    void a_patient_resource_and_an_entry_of_the_log_are_told_by_their_id() {
        var ownership = new Ownership(enforcement.database);

        assertThat(ownership.ofStored("Patient", "ola", app)).isEqualTo(Target.SUBJECTS_DATA);
        assertThat(ownership.ofStored("Patient", "kari", app)).isEqualTo(Target.ACTORS_PROFILE);
        assertThat(ownership.ofStored("Patient", "per", app)).isEqualTo(Target.SOMEONE_ELSES);
        assertThat(ownership.ofStored("AuditEvent", "1", app)).isEqualTo(Target.SUBJECTS_DATA);
    }

    private static Reference patient(String id) {
        return new Reference("Patient/" + id);
    }

    private static IBaseResource named(String id) {
        return new Patient().setId("Patient/" + id);
    }

    private static AuditEvent log(String... patients) {
        var event = new AuditEvent();
        for (String one : patients) {
            event.addEntity().setWhat(patient(one));
        }
        return event;
    }
}
