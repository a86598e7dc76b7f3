package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;

/** The main job: an app reads a citizen's data, or a child's on her behalf, and the log shows it. */
class MainJobIT {

    private static final RunningServer SERVER = RunningServer.ONE;

    @Test
    void a_citizen_reads_her_own_observation_and_sees_it_in_her_log() {
        var kari = People.citizen();
        String id = People.load(observation(kari.patient())).getFirst();
        String token = People.approvedToken(kari, "patient/Observation.rs patient/AuditEvent.rs");

        var read = SERVER.get("/Observation/" + id, token);
        assertThat(read.status()).as(read.body()).isEqualTo(200);
        var found = SERVER.get("/Observation?status=final", token);
        assertThat(found.status()).as(found.body()).isEqualTo(200);
        assertThat(found.entries()).hasSize(1);

        var log = SERVER.get("/AuditEvent", token);
        assertThat(log.status()).as(log.body()).isEqualTo(200);
        assertThat(log.entries()).hasSizeGreaterThanOrEqualTo(5);
    }

    @Test
    void a_parent_reads_her_childs_observation() {
        var kari = People.citizen();
        var ola = People.born(LocalDate.now(SERVER.clock()).minusYears(8));
        People.parent(kari.known(), ola);
        String child = People.accept(kari.known(), kari.sid(), ola);
        String id = People.load(observation(child)).getFirst();
        assertThat(People.approve(kari, child, "patient/Observation.rs").status())
                .isEqualTo(200);

        var read = SERVER.get("/Observation/" + id, People.token(kari, child, "patient/Observation.rs"));

        assertThat(read.status()).as(read.body()).isEqualTo(200);
    }

    static Observation observation(String patient) {
        var observation = new Observation();
        observation.setStatus(Observation.ObservationStatus.FINAL);
        observation.setCode(new CodeableConcept().setText("Blood pressure"));
        observation.setSubject(new Reference("Patient/" + patient));
        return observation;
    }
}
