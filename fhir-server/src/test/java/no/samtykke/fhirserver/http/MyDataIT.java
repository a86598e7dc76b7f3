package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import no.samtykke.fhirserver.http.People.Citizen;
import no.samtykke.fhirserver.usagelog.WholeLog;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code $my-data} over HTTP: a copy of all that is kept, within the rules, whole or visibly not. */
class MyDataIT {

    private static final RunningServer SERVER = RunningServer.ONE;
    private static final int MANY = 20_000;

    private final Citizen kari = People.citizen();

    @Test
    void holds_everything_that_is_kept_about_her_and_nothing_of_anybody_else() {
        String id =
                People.load(Clinical.resource("Observation", kari.patient())).getFirst();
        correct(id);
        People.load(Clinical.resource("Observation", Cast.SOMEBODY_ELSE.patient()));
        Stored.close(kari.patient(), "kjernejournal-access-closure");
        var giver = People.citizen();
        Stored.mandate(giver.patient(), kari.known(), "registered-information");
        String token = People.approvedToken(kari, "patient/*.rs");

        var answer = ask(token, "json");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.header("Content-Disposition")).contains("attachment").endsWith(".json\"");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        var told = answer.entries();
        assertThat(told).map(Resource::fhirType).contains("Patient", "Consent", "Provenance", "AuditEvent");
        assertThat(told)
                .filteredOn(Observation.class::isInstance)
                .as("both versions")
                .hasSize(2)
                .allMatch(one -> one.getIdElement().getIdPart().equals(id));
        assertThat(tables(told))
                .contains("patient-identity", "consent-fact", "mandate", "login-session")
                .doesNotContain("dpop-proof");
        assertThat(answer.body()).doesNotContain(giver.known().id().value());
        assertThat(last(told).getParameter("whole").getValue().primitiveValue()).isEqualTo("yes");
        assertThat(last(told).getParameter("count").getValue().primitiveValue())
                .isEqualTo(String.valueOf(told.size() - 2));
    }

    @Test
    void is_in_the_log_and_in_itself() {
        String token = People.approvedToken(kari, "patient/*.rs");

        var lines = ask(token, "ndjson").body().lines().map(MyDataIT::line).toList();

        assertThat(lines.getFirst().getIdElement().getIdPart()).isEqualTo("about");
        assertThat(lines.getLast().getIdElement().getIdPart()).isEqualTo("end");
        assertThat(lines)
                .filteredOn(AuditEvent.class::isInstance)
                .map(event -> ((AuditEvent) event).getSubtypeFirstRep().getCode())
                .contains("my-data", "110122");
    }

    @Test
    void obeys_closures_and_scopes_and_says_what_it_left_out() {
        People.load(Clinical.resource("Observation", kari.patient()), Clinical.resource("Condition", kari.patient()));
        String token = People.approvedToken(kari, "patient/AuditEvent.rs patient/Observation.rs patient/Condition.rs");
        Stored.close(kari.patient(), "record-access-closure");

        var told = ask(token, "json").entries();

        assertThat(told).map(Resource::fhirType).contains("Observation").doesNotContain("Condition", "Consent");
        assertThat(withheld(told))
                .contains("Condition record-access-closed", "Consent scope-missing", "settings scope-missing")
                .doesNotContain("Observation scope-missing");
        Stored.close(kari.patient(), "self-access-closure");
        var closed = ask(token, "json").entries();
        assertThat(closed).map(Resource::fhirType).contains("AuditEvent").doesNotContain("Observation", "Patient");
    }

    @Test
    void is_for_herself_alone() {
        var child = People.born(LocalDate.now(SERVER.clock()).minusYears(8));
        People.parent(kari.known(), child);
        String ola = People.accept(kari.known(), kari.sid(), child);
        assertThat(People.approve(kari, ola, "patient/*.rs").status()).isEqualTo(200);

        assertThat(ask(People.token(kari, ola, "patient/*.rs"), "json").reason())
                .isEqualTo("consent-not-yours");
        assertThat(ask(SERVER.issuer.systemToken("loader", "system/*.rs"), "json")
                        .status())
                .isEqualTo(403);
        assertThat(ask(People.approvedToken(kari, "patient/Observation.rs"), "json")
                        .reason())
                .isEqualTo("scope-missing");
        assertThat(ask(People.approvedToken(kari, "patient/*.rs"), "xml").status())
                .isEqualTo(400);
    }

    @Test
    void the_pages_of_her_account_get_it_while_her_session_goes_on() {
        People.load(Clinical.resource("Observation", kari.patient()));
        var in = new Parameters()
                .addParameter("patient", new Reference("Patient/" + kari.patient()))
                .addParameter("sid", new StringType(kari.sid().toString()))
                .addParameter("format", new CodeType("html"));

        var page = People.operation("$my-data", in);

        assertThat(page.status()).as(page.body()).isEqualTo(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(page.body())
                .contains("<html lang=\"nb\">", kari.known().id().value(), "Blood", "Kopien er hel")
                .doesNotContain("<script", "null");
        assertThat(page.body()).contains("Kopi av opplysningene dine</td>");

        Cast.logOut(kari.sid());
        assertThat(People.operation("$my-data", in).status()).isEqualTo(404);
        assertThat(People.operation(
                                "$my-data",
                                in.setParameter("sid", UUID.randomUUID().toString()))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_long_log_is_read_a_page_at_a_time() {
        String token = People.approvedToken(kari, "patient/AuditEvent.rs");
        SERVER.bean(JdbcClient.class)
                .sql("""
                        insert into samtykke.usage_log
                        (id, recorded, kind, service, action, patient_id, client_id, client_name, outcome, request_id)
                        select gen_random_uuid(), now() - n * interval '1 second', 'use', 'test-results', 'R', :kari,
                               'loader', 'Loader', 0, gen_random_uuid()
                          from generate_series(1, :many) n""")
                .param("kari", kari.patient())
                .param("many", MANY)
                .update();

        var lines = new AtomicLong();
        var last = new AtomicReference<>("");
        var statements = CountedStatements.during(
                () -> ask(token, "ndjson").body().lines().forEach(line -> {
                    lines.incrementAndGet();
                    last.set(line);
                }));

        assertThat(lines.get()).isGreaterThan(MANY);
        assertThat(last.get()).contains("\"end\"");
        assertThat(statements.stream().filter(sql -> sql.contains("from samtykke.usage_log where patient_id = ? ")))
                .as("each holds no more than a page")
                .hasSizeBetween(MANY / WholeLog.PAGE, MANY / WholeLog.PAGE + 2)
                .allMatch(sql -> sql.contains("limit ?"));
    }

    static Answer ask(String token, String format) {
        return SERVER.post("/$my-data", token, new Parameters().addParameter("format", new CodeType(format)));
    }

    private static void correct(String id) {
        var dao = SERVER.bean(DaoRegistry.class).getResourceDao(Observation.class);
        var observation = dao.read(new IdType("Observation", id), new SystemRequestDetails());
        observation.setStatus(Observation.ObservationStatus.AMENDED);
        dao.update(observation, new SystemRequestDetails());
    }

    private static Resource line(String json) {
        return (Resource) FhirContext.forR4Cached().newJsonParser().parseResource(json);
    }

    private static Parameters last(List<Resource> told) {
        return (Parameters) told.getLast();
    }

    private static List<String> tables(List<Resource> told) {
        return told.stream()
                .filter(Parameters.class::isInstance)
                .map(one -> ((Parameters) one).getParameter("kept-in"))
                .filter(Objects::nonNull)
                .map(one -> one.getValue().primitiveValue())
                .toList();
    }

    private static List<String> withheld(List<Resource> told) {
        return ((Parameters) told.getFirst())
                .getParameter().stream()
                        .flatMap(part -> part.getPart().stream())
                        .filter(part -> part.getName().equals("withheld"))
                        .map(part -> part.getPart().getFirst().getValue().primitiveValue() + " "
                                + ((Coding) part.getPart().get(1).getValue()).getCode())
                        .toList();
    }
}
