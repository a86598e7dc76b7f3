package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import no.samtykke.fhirserver.http.People.Citizen;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.junit.jupiter.api.Test;

/** {@code $events-since-last-login}: what others did, what was decided, how many documents came; and nothing more. */
class NewsIT {

    private static final RunningServer SERVER = RunningServer.ONE;
    private static final String SCOPE = "patient/AuditEvent.rs patient/DocumentReference.rs";

    private final Citizen firstTime = People.citizen();

    @Test
    void at_the_first_log_in_there_is_nothing_to_tell() {
        assertThat(news(firstTime, SCOPE).getParameter()).isEmpty();
    }

    @Test
    void others_uses_and_decisions_are_counted_and_her_own_uses_are_not() {
        var mother = People.citizen();
        SERVER.get("/Observation", People.approvedToken(firstTime, "patient/Observation.rs"));
        People.load(
                Clinical.resource("Observation", firstTime.patient()),
                Clinical.resource("Condition", firstTime.patient()));
        People.load(Clinical.resource("Observation", firstTime.patient()));
        Powers.accepted(firstTime, mother, "health-record");

        var news = news(again(firstTime), SCOPE);

        assertThat(parts(news, "use"))
                .anyMatch(use ->
                        text(use, "app").equals("loader") && text(use, "count").equals("2"));
        assertThat(parts(news, "use")).noneMatch(use -> text(use, "by").equals("self"));
        assertThat(parts(news, "decision"))
                .anyMatch(decision -> code(decision, "service").equals("representation"))
                .anyMatch(decision -> code(decision, "service").equals("consents"));
        assertThat(SERVER.fhir.newJsonParser().encodeResourceToString(news))
                .doesNotContain(mother.patient())
                .doesNotContain(mother.known().id().value())
                .doesNotContain("Observation/");
    }

    @Test
    void what_was_before_the_last_log_in_is_not_news() {
        People.load(Clinical.resource("Observation", firstTime.patient()));
        again(firstTime);

        assertThat(parts(news(again(firstTime), SCOPE), "use")).isEmpty();
    }

    @Test
    void documents_are_counted_by_source_and_none_is_named() {
        Passed.inHospital(firstTime, Passed.document("old", "N", "A00-1", "2026-01-01"));
        Passed.inHospital(firstTime, Passed.document("new", "N", "A00-1", "2031-01-01"));
        Passed.inHospital(firstTime, Passed.document("hidden", "NORN_KUT", "A00-1", "2031-01-01"));
        var secondTime = again(firstTime);

        var documents = parts(news(secondTime, SCOPE), "documents");

        assertThat(documents).hasSize(1);
        assertThat(text(documents.getFirst(), "source")).isEqualTo("Helse Vest");
        assertThat(text(documents.getFirst(), "count")).isEqualTo("1");
        assertThat(parts(news(secondTime, "patient/AuditEvent.rs"), "documents"))
                .as("without a scope on documents no source is asked")
                .isEmpty();
    }

    @Test
    void it_is_hers_and_needs_the_scope_of_the_log() {
        assertThat(ask(firstTime, firstTime.patient(), "patient/Observation.rs").status())
                .isEqualTo(403);
        var child = People.born(LocalDate.now(SERVER.clock()).minusYears(5));
        People.parent(firstTime.known(), child);
        String ofChild = People.accept(firstTime.known(), firstTime.sid(), child);
        assertThat(ask(firstTime, ofChild, SCOPE).status()).isEqualTo(403);
        assertThat(SERVER.get("/$events-since-last-login", SERVER.issuer.systemToken("a", "system/AuditEvent.rs"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void it_costs_two_statements_of_its_own_and_one_entry() {
        var secondTime = again(firstTime);
        String token = People.approvedToken(secondTime, "patient/AuditEvent.rs");
        SERVER.get("/$events-since-last-login", token);

        var statements = CountedStatements.during(() -> SERVER.get("/$events-since-last-login", token));

        assertThat(statements)
                .filteredOn(sql -> sql.contains("samtykke.usage_log") && !sql.contains("insert"))
                .hasSize(2);
        assertThat(statements).filteredOn(sql -> sql.contains("insert")).hasSize(1);
    }

    private static Citizen again(Citizen citizen) {
        var sid = UUID.randomUUID();
        assertThat(People.login(citizen.known(), sid).status()).isEqualTo(200);
        return new Citizen(citizen.known(), citizen.patient(), sid);
    }

    private static Parameters news(Citizen citizen, String scope) {
        var answer = ask(citizen, citizen.patient(), scope);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.as(Parameters.class);
    }

    private static Answer ask(Citizen citizen, String patient, String scope) {
        People.approve(citizen, patient, scope);
        return SERVER.get("/$events-since-last-login", People.token(citizen, patient, scope));
    }

    private static List<ParametersParameterComponent> parts(Parameters news, String name) {
        return news.getParameter().stream()
                .filter(one -> one.getName().equals(name))
                .toList();
    }

    private static String text(ParametersParameterComponent one, String part) {
        return one.getPart().stream()
                .filter(each -> each.getName().equals(part))
                .map(each -> each.getValue().primitiveValue())
                .findFirst()
                .orElse("");
    }

    private static String code(ParametersParameterComponent one, String part) {
        return one.getPart().stream()
                .filter(each -> each.getName().equals(part))
                .map(each -> each.castToCoding(each.getValue()).getCode())
                .findFirst()
                .orElse("");
    }
}
