package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import no.samtykke.fhirserver.http.People.Citizen;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Nobody fetches what was not granted, and nobody learns anything of the exports of others. */
class ExportAttacksIT {

    private static final RunningServer SERVER = RunningServer.ONE;
    private static final String GROUP = "/Group/register-reservation-";

    private final JdbcTemplate database = SERVER.bean(JdbcTemplate.class);
    private final Citizen kari = People.citizen();
    private ExportJob job = new ExportJob("", "");
    private List<String> files = List.of();

    @BeforeEach
    void the_register_has_a_job() {
        Stored.close(kari.patient(), "register-reservation");
        job = ExportJob.of(ExportJob.RESERVATIONS).prepared();
        files = job.addresses("output", "Consent");
    }

    @AfterEach
    void no_job_stands() {
        database.update("delete from samtykke.bulk_export");
    }

    @ParameterizedTest(name = "{0} with {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            # who    | scope                                             | answer
            stranger | system/Consent.cruds                              | 403
            portal   | system/Consent.cruds                              | 403
            hospital | system/Consent.cruds                              | 404
            register | system/Consent.r                                  | 403
            register | system/*.cruds                                    | 403
            register | patient/Consent.s user/Consent.s                  | 403
            register | system/Consent.s?category=research-consent        | 404
            register | system/Consent.s?status=inactive                  | 403
            register | https://samtykke.example/scope/staff              | 403
            """)
    void a_job_is_its_owners_alone_and_within_the_scope_of_now(String client, String scope, int status) {
        var other = job.with(SERVER.issuer.systemToken(client, scope));

        assertThat(other.poll().status()).isEqualTo(status);
        assertThat(other.fetch(files.getFirst()).status()).isEqualTo(status);
        assertThat(other.cancel().status()).isEqualTo(status);
        assertThat(job.poll().status()).isEqualTo(200);
        assertThat(disclosures()).isZero();
    }

    @Test
    void without_a_token_or_as_an_app_nothing_is_answered() {
        for (String token : List.of("", People.approvedToken(kari, "patient/*.cruds"))) {
            int status = token.isEmpty() ? 401 : 403;
            assertThat(job.with(token).poll().status()).isEqualTo(status);
            assertThat(job.with(token).fetch(files.getFirst()).status()).isEqualTo(status);
            assertThat(job.with(token).cancel().status()).isEqualTo(status);
            assertThat(ExportJob.kickOff(ExportJob.RESERVATIONS, token).status())
                    .isEqualTo(status);
            assertThat(ExportJob.kickOff("/Patient/$export", token).status()).isEqualTo(status);
        }
        assertThat(ExportJob.kickOff("/Patient/$export", SERVER.issuer.loginServerToken())
                        .status())
                .isEqualTo(403);
    }

    @Test
    void the_token_of_the_beginning_is_no_use_once_it_has_expired() {
        var ended = Date.from(SERVER.clock().instant().minusSeconds(65));
        String expired = SERVER.issuer.sign(
                "at+jwt",
                claims -> claims.claim("client_id", "register")
                        .subject("register")
                        .claim("scope", "system/Consent.s")
                        .expirationTime(ended));

        assertThat(job.with(expired).poll().status()).isEqualTo(401);
        assertThat(job.with(expired).fetch(files.getFirst()).status()).isEqualTo(401);
        assertThat(disclosures()).isZero();
    }

    @Test
    void a_job_that_is_guessed_is_absent_like_one_of_another() {
        var guessed = SERVER.get("/$export-status?job=" + UUID.randomUUID(), job.token());
        var anothers = job.with(SERVER.issuer.systemToken("hospital", GrantedOrganisations.ALL));

        assertThat(guessed.status()).isEqualTo(404);
        assertThat(anothers.poll().body()).isEqualTo(guessed.body());
        assertThat(anothers.fetch(files.getFirst()).body()).isEqualTo(guessed.body());
        for (String id : List.of(
                "",
                "1",
                "../1",
                "%27",
                job.status().substring(job.status().length() - 36).toUpperCase(Locale.ROOT))) {
            assertThat(SERVER.get("/$export-status?job=" + id, job.token()).status())
                    .as(id)
                    .isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../consent-1",
                "..%2F..%2Fetc%2Fpasswd",
                "consent-0",
                "consent-99999999999",
                "consent-01",
                "consent-1%00",
                "CONSENT-1",
                "deleted-1",
                ""
            })
    void a_name_that_is_no_file_leads_nowhere(String name) {
        String of = files.getFirst().substring(SERVER.base.length()).replaceFirst("file=.*", "file=");

        assertThat(SERVER.get(of + name, job.token()).status()).isIn(400, 404);
    }

    @ParameterizedTest(name = "{0} by {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            /Group/register-reservation-983974724/$export  | register | 403
            /Group/register-reservation-974761467/$export  | hospital | 403
            /Group/register-reservation/$export            | register | 403
            /Group/platform-terms/$export                  | register | 403
            /Group/app-access/$export                      | register | 403
            /Group/unknown/$export                         | register | 403
            /Group/register-reservation-974761467          | hospital | 403
            /Group/unknown                                 | hospital | 403
            /Group                                         | portal   | 403
            /Patient/$export                               | stranger | 403
            /Patient/$export                               | portal   | 403
            /$export                                       | register | 400
            /Observation/$export                           | register | 400
            /Group/$export                                 | register | 400
            /Patient/1/$export                             | register | 400
            """)
    void only_what_was_granted_is_begun(String path, String client, int status) {
        var answer = ExportJob.kickOff(path, SERVER.issuer.systemToken(client, GrantedOrganisations.ALL));

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Location")).isEmpty();
    }

    @Test
    void a_group_that_there_is_not_is_refused_like_one_that_was_not_granted() {
        String token = SERVER.issuer.systemToken("hospital", GrantedOrganisations.ALL);
        var unknown = SERVER.get("/Group/unknown", token);
        var anothers = SERVER.get(GROUP + GrantedOrganisations.REGISTER, token);

        assertThat(anothers.reason()).isEqualTo("system-not-granted");
        assertThat(withoutReference(unknown)).isEqualTo(withoutReference(anothers));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "_typeFilter=Consent%3Fstatus%3Dinactive",
                "_type=AuditEvent",
                "_type=Consent,Observation",
                "_type=",
                "_since=yesterday",
                "_since=2026-13-01T00:00:00Z",
                "_since=2026-11-01",
                "_since=2026-11-01T00:00:00Z&_since=2026-11-02T00:00:00Z",
                "_outputFormat=application/json",
                "_elements=patient",
                "patient=Patient/1",
                "includeAssociatedData=LatestProvenanceResources"
            })
    void what_is_not_known_is_refused(String query) {
        var answer = ExportJob.kickOff(ExportJob.RESERVATIONS + "?" + query, job.token());

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("OperationOutcome");
    }

    @Test
    void it_is_begun_only_to_be_answered_later() {
        assertThat(SERVER.get(ExportJob.RESERVATIONS, job.token()).status()).isEqualTo(400);
    }

    @Test
    void no_header_makes_a_file_answer_otherwise() {
        String path = files.getFirst().substring(SERVER.base.length());
        for (String header : List.of("If-None-Match", "If-Modified-Since", "Range")) {
            String value = header.equals("Range")
                    ? "bytes=0-1"
                    : header.equals("If-None-Match") ? "*" : "Fri, 01 Jan 2100 00:00:00 GMT";
            var answer = SERVER.send(
                    SERVER.request(path, job.token()).header(header, value).GET());
            assertThat(answer.status()).as(header).isEqualTo(200);
            assertThat(answer.header("ETag")).isEmpty();
            assertThat(answer.header("Cache-Control")).contains("no-store");
        }
        var head = SERVER.send(SERVER.request(path, job.token()).method("HEAD", BodyPublishers.noBody()));
        assertThat(head.body()).isEmpty();
    }

    @Test
    void a_job_of_another_organisation_under_the_same_name_is_absent() {
        database.update("update samtykke.bulk_export set organisation = '983974724'");

        assertThat(job.poll().status()).isEqualTo(404);
        assertThat(job.fetch(files.getFirst()).status()).isEqualTo(404);
    }

    @Test
    void what_was_taken_back_from_the_organisation_is_in_no_file() {
        database.update("update samtykke.bulk_export set categories = '{platform-terms}', controllers = '{\"\"}'");

        assertThat(job.poll().status()).isEqualTo(404);
        assertThat(job.fetch(files.getFirst()).status()).isEqualTo(404);
        assertThat(disclosures()).isZero();
    }

    private static String withoutReference(Answer answer) {
        return answer.body().replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "");
    }

    private int disclosures() {
        return database.queryForObject(
                "select count(*) from samtykke.usage_log where patient_id = ? and kind = 'disclosure'",
                Integer.class,
                kari.patient());
    }
}
