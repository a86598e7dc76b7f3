package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.samtykke.fhirserver.bulk.Clerk;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** A register brings what people decided with it before: it is worked on afterwards, and told about by line. */
class LoadOfSettingsIT {

    private static final RunningServer SERVER = RunningServer.ONE;
    private static final String DECIDED = "2019-03-04T12:00:00Z";

    private final JdbcTemplate database = SERVER.bean(JdbcTemplate.class);
    private final Clerk clerk = new Clerk(SERVER.context);
    private final String token = SERVER.issuer.systemToken("register", "system/Consent.c");

    @AfterEach
    void no_load_stands() {
        database.update("delete from samtykke.settings_load");
    }

    @Test
    void each_line_comes_to_its_outcome_and_is_told_by_its_number() {
        var kari = People.citizen();
        var stranger = People.identifier(People.adult().id());
        var known = People.identifier(kari.known().id());
        var later = line(known, DECIDED.replace("2019", "2020"));
        String lines = Stream.of(
                        line(stranger, DECIDED),
                        line(stranger, DECIDED),
                        line(known, DECIDED),
                        later,
                        "",
                        "{\"resourceType\":\"Patient\"}",
                        "[[[[",
                        line(new Identifier().setSystem(stranger.getSystem()).setValue("1"), DECIDED),
                        line(known, DECIDED).replace(GrantedOrganisations.REGISTER, GrantedOrganisations.HOSPITAL),
                        line(known, "2019-03-04"))
                .collect(Collectors.joining("\n"));
        var status = begun(lines);

        assertThat(poll(status, token).status()).isEqualTo(202);
        assertThat(poll(status, token).header("X-Progress")).isEqualTo("0 of 9 lines, 0 refused, 0 in conflict");
        clerk.work();

        var counts = poll(status, token).as(Parameters.class);
        assertThat(counts.getParameter().stream()
                        .limit(6)
                        .map(one -> one.getName() + " " + one.getValue().primitiveValue()))
                .containsExactly("lines 9", "registered 2", "ended 0", "unchanged 1", "conflict 1", "refused 5");
        var report = poll(counts.getParameterValue("report").primitiveValue(), token);
        assertThat(report.header("Content-Type")).startsWith("application/fhir+ndjson");
        assertThat(report.body().lines().map(LoadOfSettingsIT::told))
                .containsExactly(
                        "Line 4, met by what was decided 2019-03-04T12:00:00Z conflict -",
                        "Line 6 refused line",
                        "Line 7 refused line",
                        "Line 8 refused person",
                        "Line 9 refused category",
                        "Line 10 refused decided");
        assertThat(report.body()).doesNotContain(known.getValue()).doesNotContain(stranger.getValue());
        assertThat(waiting()).isZero();
        assertThat(database.queryForList(
                        "select client_name from samtykke.usage_log where patient_id = ? and kind = 'disclosure'",
                        String.class,
                        kari.patient()))
                .containsExactly("Test register (org.nr. 974761467)");
    }

    @Test
    void a_node_that_dies_leaves_the_rest_and_what_was_done_is_unchanged() {
        var people = IntStream.range(0, 60)
                .mapToObj(_ -> People.identifier(People.adult().id()))
                .toList();
        var status = begun(people.stream().map(one -> line(one, DECIDED)).collect(Collectors.joining("\n")));
        clerk.workOnSome();
        assertThat(poll(status, token).header("X-Progress")).startsWith("50 of 60 lines");
        // As if it had died after the settings were stored and before the lines were taken away.
        database.update("""
                insert into samtykke.settings_load_line (load_id, line, setting)
                select id, 1, ? from samtykke.settings_load""", line(people.getFirst(), DECIDED));
        database.update("update samtykke.settings_load set registered = registered - 1");

        clerk.work();

        assertThat(poll(status, token).body())
                .contains("{\"name\":\"registered\",\"valueInteger\":59}")
                .contains("{\"name\":\"unchanged\",\"valueInteger\":1}");
    }

    @Test
    void one_that_is_ended_leaves_nothing_that_waits() {
        var status = begun(line(People.identifier(People.adult().id()), DECIDED));

        assertThat(SERVER.delete(path(status), token).status()).isEqualTo(202);
        assertThat(waiting()).isZero();
        assertThat(poll(status, token).status()).isEqualTo(404);
    }

    @Test
    void one_that_breaks_off_or_is_too_long_leaves_nothing() {
        String line = line(People.identifier(People.adult().id()), DECIDED);

        assertThat(bring(line + "\n" + "x".repeat(70_000), token).status()).isEqualTo(413);
        assertThat(bring((line + "\n").repeat(1_001), token).status()).isEqualTo(413);
        assertThat(waiting()).isZero();
        assertThat(database.queryForObject("select count(*) from samtykke.settings_load", Integer.class))
                .isZero();
    }

    @ParameterizedTest(name = "{0} with {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            stranger | system/Consent.cruds                       | 403
            hospital | system/Consent.cruds                       | 403
            register | system/Consent.rs                          | 403
            register | system/*.cruds                             | 403
            register | https://samtykke.example/scope/staff       | 403
            """)
    void only_who_was_granted_brings_and_a_load_is_its_owners_alone(String client, String scope, int status) {
        String line = line(People.identifier(People.adult().id()), DECIDED);
        var load = begun(line);
        String other = SERVER.issuer.systemToken(client, scope);

        assertThat(bring(line, other).status()).isEqualTo(status);
        assertThat(poll(load, other).status()).isEqualTo(status);
        assertThat(SERVER.delete(path(load), other).status()).isEqualTo(status);
        assertThat(SERVER.get(path(load).replace("status", "report"), other).status())
                .isEqualTo(status);
        assertThat(poll(load, token).status()).isEqualTo(202);
    }

    @Test
    void a_load_that_is_not_ones_own_is_absent() {
        var load = begun(line(People.identifier(People.adult().id()), DECIDED));
        database.update("update samtykke.settings_load set client_id = 'another'");

        for (String job : List.of(path(load), "/$load-status?job=" + UUID.randomUUID(), "/$load-status?job=1")) {
            assertThat(SERVER.get(job, token).status()).isEqualTo(404);
            assertThat(SERVER.get(job.replace("status", "report"), token).status())
                    .isEqualTo(404);
        }
    }

    @Test
    void it_is_begun_as_lines_and_to_be_answered_later() {
        String line = line(People.identifier(People.adult().id()), DECIDED);
        assertThat(SERVER.send(SERVER.request("/$load-settings", token)
                                .header("Content-Type", "application/fhir+ndjson")
                                .POST(BodyPublishers.ofString(line)))
                        .status())
                .isEqualTo(400);
        assertThat(SERVER.send(SERVER.request("/$load-settings", token)
                                .header("Content-Type", "application/fhir+json")
                                .header("Prefer", "respond-async")
                                .POST(BodyPublishers.ofString(line)))
                        .status())
                .isEqualTo(400);
        assertThat(SERVER.send(SERVER.request("/$register-settings", token)
                                .header("Content-Type", "application/fhir+ndjson")
                                .POST(BodyPublishers.ofString(line)))
                        .status())
                .isEqualTo(415);
        assertThat(bring(line, "").status()).isEqualTo(401);
        assertThat(bring("\n \n", token).status()).isEqualTo(400);
    }

    @Test
    void what_is_not_granted_any_more_is_refused_when_it_is_worked_on() {
        var status = begun(line(People.identifier(People.adult().id()), DECIDED));
        database.update("update samtykke.settings_load set organisation = '983974724'");
        clerk.work();
        database.update("update samtykke.settings_load set organisation = null");

        assertThat(poll(status, token).body()).contains("{\"name\":\"refused\",\"valueInteger\":1}");
    }

    @Test
    void a_system_has_few_loads_at_a_time() {
        String line = line(People.identifier(People.adult().id()), DECIDED);
        IntStream.range(0, 5).forEach(_ -> begun(line));

        assertThat(bring(line, token).status()).isEqualTo(429);
    }

    private static String told(String line) {
        var outcome = SERVER.fhir.newJsonParser().parseResource(OperationOutcome.class, line);
        var issue = outcome.getIssueFirstRep();
        String part = issue.hasExpression() ? issue.getExpression().getFirst().getValue() : "-";
        return issue.getDiagnostics() + " " + issue.getDetails().getText() + " " + part;
    }

    private int waiting() {
        return database.queryForObject("select count(*) from samtykke.settings_load_line", Integer.class);
    }

    private static String line(Identifier person, String decided) {
        var line = new Parameters();
        for (ParametersParameterComponent part : GrantedOrganisations.setting(
                        person, GrantedOrganisations.REGISTER, true, decided)
                .getPart()) {
            line.addParameter(part);
        }
        return SERVER.fhir.newJsonParser().encodeResourceToString(line);
    }

    private String begun(String lines) {
        var answer = bring(lines, token);
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        assertThat(answer.header("Content-Location")).startsWith(SERVER.base + "/$load-status?job=");
        return answer.header("Content-Location");
    }

    private static Answer bring(String lines, String token) {
        return SERVER.send(SERVER.request("/$load-settings", token)
                .header("Content-Type", "application/fhir+ndjson")
                .header("Prefer", "respond-async")
                .POST(BodyPublishers.ofString(lines)));
    }

    private static Answer poll(String address, String token) {
        return SERVER.get(path(address), token);
    }

    private static String path(String address) {
        return address.substring(SERVER.base.length());
    }
}
