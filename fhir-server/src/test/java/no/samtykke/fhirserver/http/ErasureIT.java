package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.util.UUID;
import no.samtykke.fhirserver.http.People.Citizen;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** A person whose day has come is gone, and nobody else is touched. */
class ErasureIT {

    private static final RunningServer SERVER = RunningServer.ONE;
    private static final JdbcTemplate DATABASE = SERVER.bean(JdbcTemplate.class);

    private final String marker = "marker-" + UUID.randomUUID();
    private final Citizen kari = People.citizen();

    @Test
    void nothing_of_her_is_left_but_opaque_lines_of_the_log() {
        String organization = People.load(new Organization().setName("Hospital of " + UUID.randomUUID()))
                .getFirst();
        People.load(Clinical.TYPES.stream()
                .map(type -> Clinical.resource(type, kari.patient()))
                .toArray(Resource[]::new));
        People.load(marked(new Reference("Organization/" + organization)));
        ownEntries();
        Stored.close(kari.patient(), "record-access-closure");
        assertThat(Papers.receive(
                                kari.known().id(),
                                Papers.ownForm(
                                        "reopen-access-adult", kari.known().id(), "record-access-closure"))
                        .status())
                .isEqualTo(200);
        Leaving.due(kari);
        assertThat(Traces.of(marker)).isNotEmpty();
        assertThat(Traces.of(kari.known().id().value())).isNotEmpty();
        var planned = Leaving.of(kari, Leaving.tryOut());
        assertThat(Traces.of(marker)).isNotEmpty();

        var report = Leaving.of(kari, Leaving.erase());

        assertThat(Leaving.count(report, "removed", "Condition")).isEqualTo(2);
        assertThat(Leaving.count(report, "removed", "Observation")).isEqualTo(4);
        assertThat(Leaving.count(report, "removed", "Patient")).isOne();
        assertThat(report.equalsDeep(planned)).isTrue();
        assertThat(Traces.of(marker)).isEmpty();
        assertThat(Traces.of(kari.known().id().value())).isEmpty();
        assertThat(Traces.of(kari.patient())).containsOnlyKeys("samtykke.usage_log", "samtykke.erasure_untold");
        assertThat(Leaving.logged(kari, "erasure")).isOne();
        assertThat(stored("Organization", organization)).isNotNull();
        assertThat(Leaving.tryOut())
                .noneMatch(person -> Leaving.part(person, "patient").equals(kari.patient()));
    }

    @Test
    void she_is_a_stranger_when_she_comes_back() {
        Leaving.due(kari);
        Leaving.erase();

        var again = People.citizen(kari.known());

        assertThat(again.patient()).isNotEqualTo(kari.patient());
        assertThat(SERVER.get("/Patient", People.approvedToken(again, "patient/Patient.rs"))
                        .entries())
                .hasSize(1);
    }

    @Test
    void who_accepts_the_terms_anew_before_it_runs_is_not_erased() {
        Leaving.due(kari);
        People.accept(kari.known(), UUID.randomUUID(), null);

        assertThat(Leaving.erase())
                .noneMatch(person -> Leaving.part(person, "patient").equals(kari.patient()));
        assertThat(stored("Patient", kari.patient())).isNotNull();
    }

    @Test
    void what_she_decided_towards_others_stays_and_says_no_more_than_that() {
        String policy = "https://samtykke.example/policy/research-consent/2026-11-01";
        var consent = Cast.consent("research-consent", kari.patient(), kari.patient());
        consent.setSource(new Reference().setDisplay(marker));
        String id = Stored.store(consent).getIdElement().getIdPart();
        Leaving.due(kari);

        var report = Leaving.of(kari, Leaving.erase());

        assertThat(Leaving.count(report, "kept", "research-consent")).isOne();
        assertThat(Traces.of(marker)).isEmpty();
        var kept = (Consent) stored("Consent", id);
        assertThat(kept.getStatus()).isEqualTo(Consent.ConsentState.ACTIVE);
        assertThat(kept.getPolicyFirstRep().getUri()).isEqualTo(policy);
        assertThat(kept.getOrganizationFirstRep().getIdentifier().getValue()).isEqualTo("974761467");
        assertThat(kept.getPatient().getReference()).isEqualTo("Patient/" + kari.patient());
        assertThat(kept.hasSource()).isFalse();
        assertThat(((Patient) stored("Patient", kari.patient())).hasName()).isFalse();
        assertThat(Traces.of(kari.known().id().value()))
                .containsOnlyKeys("public.hfj_res_ver", "samtykke.patient_identity", "public.hfj_spidx_token");
        assertThat(People.citizen(kari.known()).patient()).isEqualTo(kari.patient());
    }

    @Test
    void a_power_that_she_held_ends_and_its_giver_keeps_her_history_without_her() {
        var ola = People.citizen();
        var power = Powers.accepted(ola, kari, "registered-information");
        Leaving.due(kari);
        var offered = Powers.given(ola, kari.known(), "registered-information");

        Leaving.erase();

        assertThat(Traces.of(kari.known().id().value())).isEmpty();
        assertThat(Traces.of(kari.patient())).containsOnlyKeys("samtykke.usage_log", "samtykke.erasure_untold");
        for (String related : new String[] {power.relatedPerson(), offered.relatedPerson()}) {
            var left = (RelatedPerson) stored("RelatedPerson", related);
            assertThat(left.getActive()).isFalse();
            assertThat(left.hasName()).isFalse();
            assertThat(left.hasIdentifier()).isFalse();
            assertThat(left.getPatient().getReference()).isEqualTo("Patient/" + ola.patient());
        }
        String token = People.approvedToken(ola, "patient/*.rs");
        assertThat(SERVER.get("/RelatedPerson/" + offered.relatedPerson() + "/_history", token)
                        .entries())
                .hasSizeGreaterThan(1);
        assertThat(((Consent) stored("Consent", offered.consent())).getStatus())
                .isEqualTo(Consent.ConsentState.INACTIVE);
        assertThat(DATABASE.queryForObject(
                        "select count(*) from samtykke.usage_log where patient_id = ? and service = 'representation'"
                                + " and actor_id is null",
                        Integer.class,
                        ola.patient()))
                .isOne();
    }

    @Test
    void what_a_mother_decided_for_her_child_still_holds_without_her() {
        var child = People.born(Optouts.today().minusYears(5));
        People.parent(kari.known(), child);
        String patient = People.accept(kari.known(), kari.sid(), child);
        assertThat(People.approve(kari, patient, "patient/*.rs").status()).isEqualTo(200);
        String appAccess = DATABASE.queryForObject(
                "select consent_id from samtykke.consent_fact where patient_id = ? and category = 'app-access'",
                String.class,
                patient);
        Leaving.due(kari);

        Leaving.erase();

        assertThat(Traces.of(kari.patient())).containsOnlyKeys("samtykke.usage_log", "samtykke.erasure_untold");
        assertThat(DATABASE.queryForObject(
                        "select count(*) from samtykke.consent_fact"
                                + " where patient_id = ? and category = 'platform-terms' and permits and readable",
                        Integer.class,
                        patient))
                .isOne();
        assertThat(((Consent) stored("Consent", appAccess)).getStatus()).isEqualTo(Consent.ConsentState.INACTIVE);
    }

    @Test
    void who_is_held_is_not_erased_until_she_is_released() {
        Leaving.due(kari);
        var hold = new Parameters()
                .addParameter("patient", People.identifier(kari.known().id()))
                .addParameter("reason", new CodeType("complaint"))
                .addParameter("until", new DateType(Optouts.today().plusDays(3).toString()));
        assertThat(SERVER.post("/$erasure-hold", Papers.STAFF, hold).status()).isEqualTo(200);

        assertThat(Leaving.part(Leaving.of(kari, Leaving.erase()), "stays")).isEqualTo("held");
        assertThat(stored("Patient", kari.patient())).isNotNull();

        var release = new Parameters()
                .addParameter("patient", People.identifier(kari.known().id()));
        assertThat(SERVER.post("/$erasure-release", Papers.STAFF, release).status())
                .isEqualTo(200);
        assertThat(Leaving.count(Leaving.of(kari, Leaving.erase()), "removed", "Patient"))
                .isOne();
        assertThat(Leaving.logged(kari, "erasure")).isEqualTo(3);
    }

    private Condition marked(Reference author) {
        var condition = (Condition) Clinical.resource("Condition", kari.patient());
        condition.addNote(new Annotation().setText(marker).setAuthor(author));
        return condition;
    }

    /** One with two versions, one that she took away again. */
    private void ownEntries() {
        Cast.giveArchive(kari, kari.patient());
        String token = Cast.ownToken(kari, kari.patient());
        var changed = (Observation) Clinical.resource("Observation", kari.patient());
        changed.addNote(new Annotation().setText(marker));
        changed.setId(SERVER.post("/Observation", token, changed).createdId());
        assertThat(SERVER.put("/Observation/" + changed.getIdPart(), token, changed.setNote(null))
                        .status())
                .isEqualTo(200);
        var removed = (Observation) Clinical.resource("Observation", kari.patient());
        removed.addNote(new Annotation().setText(marker));
        String id = SERVER.post("/Observation", token, removed).createdId();
        assertThat(SERVER.delete("/Observation/" + id, token).status()).isEqualTo(200);
        String other = SERVER.post("/Observation", token, removed).createdId();
        assertThat(SERVER.delete("/Observation/" + other, token).status()).isEqualTo(200);
    }

    private static Resource stored(String type, String id) {
        return (Resource) SERVER.bean(DaoRegistry.class)
                .getResourceDao(type)
                .read(new IdType(type, id), new SystemRequestDetails());
    }
}
