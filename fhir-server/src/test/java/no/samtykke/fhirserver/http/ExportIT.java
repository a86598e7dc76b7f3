package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import no.samtykke.fhirserver.http.People.Citizen;
import no.samtykke.fhirserver.validation.Validation;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** A register fetches all that it was granted as files: what counts when it fetches, and each told in her log. */
class ExportIT {

    private static final RunningServer SERVER = RunningServer.ONE;
    private static final String RESERVATION = "register-reservation";
    private static final String TOLD = "Test register (org.nr. 974761467)";

    private final JdbcTemplate database = SERVER.bean(JdbcTemplate.class);
    private final Citizen kari = People.citizen();

    @AfterEach
    void no_job_stands() {
        database.update("delete from samtykke.bulk_export");
    }

    @Test
    void it_is_prepared_listed_fetched_and_stands_in_her_log() {
        String id = reserve(kari);
        var job = ExportJob.of("/Patient/$export");
        assertThat(job.poll().status()).isEqualTo(202);
        assertThat(job.poll().header("X-Progress")).isNotBlank();
        assertThat(job.poll().header("Retry-After")).isNotBlank();

        var list = job.prepared().list();

        assertThat(list.path("requiresAccessToken").asBoolean()).isTrue();
        assertThat(Instant.parse(list.path("transactionTime").asText())).isBefore(Instant.now(SERVER.clock()));
        assertThat(list.path("request").asText()).isEqualTo(SERVER.base + "/Patient/$export");
        assertThat(list.path("error")).isEmpty();
        assertThat(job.poll().header("Expires")).endsWith("GMT");
        var consents = job.lines("output", Consent.class);
        assertThat(consents).hasSize(total(list.path("output"), "Consent"));
        assertThat(consents)
                .filteredOn(consent -> consent.getIdElement().getIdPart().equals(id))
                .singleElement()
                .satisfies(consent -> assertThat(
                                consent.getPatient().getIdentifier().getValue())
                        .isEqualTo(kari.known().id().value()));
        var patients = job.lines("output", Patient.class);
        assertThat(patients).hasSize(total(list.path("output"), "Patient"));
        assertThat(patients)
                .extracting(patient -> patient.getIdElement().getIdPart())
                .doesNotHaveDuplicates()
                .contains(kari.patient());
        var validation = SERVER.bean(Validation.class);
        assertThat(patients.stream().limit(3).flatMap(patient -> validation.errors((Resource) patient).stream()))
                .isEmpty();
        assertThat(disclosures(kari)).containsExactly(TOLD, TOLD);
    }

    @Test
    void a_group_is_one_kind_and_its_files_are_parted() {
        String reservation = reserve(kari);
        ExportJob.researches(kari, 60);
        var job = ExportJob.of("/Group/research-consent-" + GrantedOrganisations.REGISTER + "/$export?_type=Consent")
                .prepared();

        assertThat(job.list().path("output")).hasSizeGreaterThan(2).allSatisfy(file -> {
            assertThat(file.path("type").asText()).isEqualTo("Consent");
            assertThat(file.path("count").asInt()).isLessThanOrEqualTo(25);
        });
        var hers = job.lines("output", Consent.class).stream()
                .filter(consent -> consent.getPatient().getReference().equals("Patient/" + kari.patient()))
                .map(consent -> consent.getIdElement().getIdPart())
                .toList();
        assertThat(hers).hasSize(60).doesNotHaveDuplicates().doesNotContain(reservation);
    }

    @Test
    void what_is_withdrawn_between_is_not_told_and_is_told_as_gone_the_next_time() {
        String id = reserve(kari);
        var job = ExportJob.of(ExportJob.RESERVATIONS).prepared();
        String since = job.list().path("transactionTime").asText();
        end(id);

        assertThat(job.lines("output", Consent.class))
                .noneMatch(consent -> consent.getIdElement().getIdPart().equals(id));
        assertThat(job.lines("output", Patient.class))
                .noneMatch(patient -> patient.getIdElement().getIdPart().equals(kari.patient()));
        assertThat(disclosures(kari)).isEmpty();

        var next = ExportJob.of(ExportJob.RESERVATIONS + "?_since=" + since).prepared();
        assertThat(gone(next)).contains("Consent/" + id);
        assertThat(disclosures(kari)).containsExactly(TOLD);
    }

    @Test
    void of_one_who_is_erased_between_only_what_stays_for_its_controller_is_told() {
        String stays = reserve(kari);
        var job = ExportJob.of(ExportJob.RESERVATIONS).prepared();
        Leaving.due(kari);
        Leaving.erase();

        assertThat(job.lines("output", Consent.class))
                .extracting(consent -> consent.getIdElement().getIdPart())
                .contains(stays);
        assertThat(job.lines("output", Patient.class))
                .extracting(patient -> patient.getIdElement().getIdPart())
                .contains(kari.patient());
    }

    @Test
    void one_who_is_erased_between_with_all_that_she_set_is_in_no_file_and_in_no_job() {
        var terms = database.queryForObject(
                "select consent_id from samtykke.consent_fact where patient_id = ? and category = 'platform-terms'",
                String.class,
                kari.patient());
        String token = SERVER.issuer.systemToken("clinic", "system/Consent.s");
        var job = ExportJob.of("/Patient/$export", token).prepared();
        assertThat(job.lines("output", Consent.class))
                .extracting(consent -> consent.getIdElement().getIdPart())
                .contains(terms);
        Leaving.due(kari);
        Leaving.erase();

        assertThat(job.lines("output", Consent.class))
                .extracting(consent -> consent.getIdElement().getIdPart())
                .doesNotContain(terms);
        assertThat(job.lines("output", Patient.class))
                .extracting(patient -> patient.getIdElement().getIdPart())
                .doesNotContain(kari.patient());
        assertThat(database.queryForObject(
                        "select count(*) from samtykke.bulk_export_line where patient_id = ?",
                        Integer.class,
                        kari.patient()))
                .isZero();
    }

    @Test
    void only_what_changed_since_then_is_told() {
        String before = reserve(kari);
        database.update("update samtykke.consent_change set recorded_at = recorded_at - interval '1 hour'"
                + " where consent_id = '" + before + "'");
        var other = People.citizen();
        String after = reserve(other);
        var since = new InstantType(SERVER.clock().instant().minusSeconds(600).toString());
        var in = new Parameters()
                .addParameter("_since", since)
                .addParameter("_type", new StringType("Consent,Patient"))
                .addParameter("_outputFormat", new StringType("ndjson"));
        String token = SERVER.issuer.systemToken("register", "system/Consent.s");
        var answer = SERVER.send(SERVER.request(ExportJob.RESERVATIONS, token)
                .header("Prefer", "respond-async")
                .header("Content-Type", "application/fhir+json")
                .POST(BodyPublishers.ofString(SERVER.fhir.newJsonParser().encodeResourceToString(in))));
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);

        var told = new ExportJob(token, answer.header("Content-Location"))
                .prepared().lines("output", Consent.class).stream()
                        .map(consent -> consent.getIdElement().getIdPart())
                        .toList();

        assertThat(told).contains(after).doesNotContain(before);
    }

    @Test
    void what_cannot_be_logged_is_not_told() {
        reserve(kari);
        var job = ExportJob.of(ExportJob.RESERVATIONS).prepared();
        var addresses = job.addresses("output", "Consent");
        database.execute("alter table samtykke.usage_log rename to usage_log_elsewhere");
        try {
            var answer = job.fetch(addresses.getLast());
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.reason()).isEqualTo("log-unavailable");
        } finally {
            database.execute("alter table samtykke.usage_log_elsewhere rename to usage_log");
        }
    }

    private List<String> gone(ExportJob job) {
        return job.lines("deleted", Bundle.class).stream()
                .map(bundle -> bundle.getEntryFirstRep().getRequest().getUrl())
                .toList();
    }

    private static int total(JsonNode files, String type) {
        return files.valueStream()
                .filter(file -> file.path("type").asText().equals(type))
                .mapToInt(file -> file.path("count").asInt())
                .sum();
    }

    private List<String> disclosures(Citizen citizen) {
        return database.queryForList(
                "select client_name from samtykke.usage_log where patient_id = ? and kind = 'disclosure'",
                String.class,
                citizen.patient());
    }

    private static String reserve(Citizen citizen) {
        return Stored.close(citizen.patient(), RESERVATION).getIdElement().getIdPart();
    }

    private static void end(String id) {
        var consents = SERVER.bean(DaoRegistry.class).getResourceDao(Consent.class);
        var consent = consents.read(new IdType("Consent", id), new SystemRequestDetails());
        consents.update(consent.setStatus(Consent.ConsentState.INACTIVE), new SystemRequestDetails());
    }
}
