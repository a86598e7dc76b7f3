package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import no.samtykke.fhirserver.access.Validated;
import no.samtykke.fhirserver.http.People.Citizen;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.UriType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** {@code $validate}: what a write would be told, without the write. */
class ValidateIT {

    private static final RunningServer SERVER = RunningServer.ONE;
    private static final String VITAL_SIGNS = "http://hl7.org/fhir/StructureDefinition/vitalsigns";

    private static Citizen kari = Cast.SOMEBODY_ELSE;
    private static String token = "";
    private static String stored = "";

    @BeforeAll
    static void a_citizen_with_a_result() {
        kari = People.citizen();
        token = People.approvedToken(kari, "patient/*.rs");
        stored = People.load(good()).getFirst();
    }

    static Iterable<String> types() {
        return Validated.types();
    }

    @ParameterizedTest
    @MethodSource("types")
    void every_type_that_is_stored_can_be_asked_about(String type) {
        String body = "{\"resourceType\":\"" + type + "\",\"language\":\"nb\"}";

        var answer =
                SERVER.send(SERVER.request("/" + type + "/$validate", SERVER.issuer.systemToken("loader", "system/*.c"))
                        .header("Content-Type", "application/fhir+json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));

        boolean loaded = !type.matches("Consent|RelatedPerson|Task");
        assertThat(answer.status()).as(answer.body()).isEqualTo(loaded ? 200 : 403);
    }

    @Test
    void what_is_good_is_told_so_and_not_stored() {
        int before = resources();

        var answer = ask("/Observation/$validate", token, good());

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.as(OperationOutcome.class).getIssue()).singleElement().satisfies(issue -> {
            assertThat(issue.getSeverity()).isEqualTo(OperationOutcome.IssueSeverity.INFORMATION);
            assertThat(issue.getDetails().getText()).isEqualTo("Ingen feil ble funnet.");
        });
        assertThat(resources()).isEqualTo(before);
    }

    @Test
    void what_is_wrong_is_told_as_a_write_is_told_it() {
        for (Resource body : new Resource[] {
            good().setCode(null),
            with(good().setCode(null)),
            with(good().setCode(null)).addParameter("mode", new CodeType("create"))
        }) {
            var answer = ask("/Observation/$validate", token, body);

            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            var issue = answer.as(OperationOutcome.class).getIssueFirstRep();
            assertThat(issue.getSeverity()).isEqualTo(OperationOutcome.IssueSeverity.ERROR);
            assertThat(issue.getDiagnostics()).isEqualTo("Observation.code");
            assertThat(issue.getDetails().getCodingFirstRep().getCode()).isEqualTo("missing");
        }
    }

    @Test
    void a_profile_may_be_named() {
        var answer =
                ask("/Observation/$validate", token, with(good()).addParameter("profile", new UriType(VITAL_SIGNS)));

        assertThat(answer.as(OperationOutcome.class).getIssue())
                .extracting(OperationOutcome.OperationOutcomeIssueComponent::getSeverity)
                .contains(OperationOutcome.IssueSeverity.ERROR);
    }

    @Test
    void a_profile_that_nobody_knows_is_said() {
        var answer = ask(
                "/Observation/$validate",
                token,
                with(good()).addParameter("profile", new UriType("http://example.org/unheard-of")));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.reason()).isEqualTo("profile-not-known");
    }

    @ParameterizedTest
    @CsvSource({"delete", "profile", "nonsense"})
    void a_mode_that_cannot_be_served_is_said(String mode) {
        var answer = ask("/Observation/$validate", token, with(good()).addParameter("mode", new CodeType(mode)));

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    }

    @Test
    void a_resource_of_another_type_is_said() {
        assertThat(ask("/Patient/$validate", token, with(good())).status()).isEqualTo(400);
    }

    @Test
    void one_that_is_stored_is_asked_about_by_whoever_may_read_it() {
        int before = rows();

        var own = SERVER.get("/Observation/" + stored + "/$validate", token);
        assertThat(own.status()).as(own.body()).isEqualTo(200);
        assertThat(own.as(OperationOutcome.class)
                        .getIssueFirstRep()
                        .getDetails()
                        .getCodingFirstRep()
                        .getCode())
                .isEqualTo("no-fault");
        var against = SERVER.get("/Observation/" + stored + "/$validate?profile=" + VITAL_SIGNS, token);
        assertThat(against.as(OperationOutcome.class).getIssueFirstRep().getSeverity())
                .isEqualTo(OperationOutcome.IssueSeverity.ERROR);
        assertThat(rows()).isEqualTo(before + 2);
    }

    @Test
    void one_that_is_anothers_is_absent() {
        String others = Cast.find(Cast.SOMEBODY_ELSE, Cast.SOMEBODY_ELSE.patient(), "Observation");
        String path = "/$validate?profile=" + VITAL_SIGNS;

        var another = SERVER.get("/Observation/" + others + path, token);
        var absent = SERVER.get("/Observation/unheard-of" + path, token);

        assertThat(another.status()).isEqualTo(404);
        assertThat(another.body()).isEqualTo(absent.body());
        var sent = ask("/Observation/" + others + "/$validate", token, good());
        assertThat(sent.status()).isEqualTo(404);
    }

    @Test
    void under_a_narrowed_scope_what_it_does_not_reach_is_absent() {
        var ida = People.citizen();
        String narrow = People.approvedToken(
                ida,
                "patient/Observation.rs?category=http://terminology.hl7.org/CodeSystem/observation-category|laboratory");
        String id = People.load(Clinical.resource("Observation", ida.patient())).getFirst();

        assertThat(SERVER.get("/Observation/" + id + "/$validate", narrow).status())
                .isEqualTo(404);
    }

    @Test
    void who_may_neither_read_nor_store_a_type_does_not_ask_about_it() {
        String conditions = People.approvedToken(People.citizen(), "patient/Condition.rs");

        assertThat(ask("/Observation/$validate", conditions, good()).reason()).isEqualTo("scope-missing");
        assertThat(ask("/Observation/$validate", SERVER.issuer.loginServerToken(), good())
                        .status())
                .isEqualTo(403);
        assertThat(ask("/Observation/$validate", "", good()).status()).isEqualTo(401);
        assertThat(ask(
                                "/Observation/" + stored + "/$validate",
                                SERVER.issuer.systemToken("loader", "system/*.cruds"),
                                good())
                        .reason())
                .isEqualTo("system-not-granted");
        assertThat(ask("/AuditEvent/$validate", token, good()).status()).isBetween(400, 405);
    }

    private static Observation good() {
        return (Observation) Clinical.resource("Observation", kari.patient());
    }

    private static Parameters with(Resource resource) {
        var parameters = new Parameters();
        parameters.addParameter().setName("resource").setResource(resource);
        return parameters;
    }

    private static Answer ask(String path, String with, Resource body) {
        return SERVER.post(path, with, body);
    }

    private static int resources() {
        return SERVER.bean(JdbcTemplate.class).queryForObject("select count(*)::int from hfj_resource", Integer.class);
    }

    private static int rows() {
        return SERVER.bean(JdbcTemplate.class)
                .queryForObject(
                        "select count(*)::int from samtykke.usage_log where patient_id = ?",
                        Integer.class,
                        kari.patient());
    }
}
