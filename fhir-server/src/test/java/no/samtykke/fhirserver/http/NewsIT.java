package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import no.samtykke.fhirserver.http.People.Citizen;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.junit.jupiter.api.Test;

/** {@code $events-since-last-login}: headlines since the log-in before the present one. */
class NewsIT {

    private static final RunningServer SERVER = RunningServer.ONE;
    private static final String SCOPE = "patient/AuditEvent.rs patient/DocumentReference.rs";

    @Test
    void at_her_first_log_in_there_is_no_news() {
        String token = People.approvedToken(People.citizen(), SCOPE);

        assertThat(news(token).getParameter()).isEmpty();
    }

    @Test
    void what_others_did_and_sources_made_available_is_told_as_numbers() {
        var kari = loggedInAgain(People.citizen());
        People.load(Clinical.resource("Observation", kari.patient()));
        SERVER.get("/Observation", People.approvedToken(kari, "patient/*.rs"));
        Passed.inHospital(kari, Passed.document("old", "N", "A00-1", "2026-01-01"));
        Passed.inHospital(
                kari,
                Passed.document(
                        "new", "N", "A00-1", Instant.now().plusSeconds(60).toString()));
        var now = loggedInAgain(kari);

        var told = news(People.approvedToken(now, SCOPE));

        assertThat(told.hasParameter("since")).isTrue();
        assertThat(text(part(told, "uses"), "system")).isEqualTo("loader");
        assertThat(text(part(told, "uses"), "count")).isEqualTo("1");
        assertThat(told.getParameters("uses")).hasSize(1);
        assertThat(text(part(told, "consents"), "change")).isEqualTo("given");
        assertThat(text(part(told, "documents"), "source")).isEqualTo("Helse Vest");
        assertThat(text(part(told, "documents"), "count")).isEqualTo("1");
        assertThat(told.getParameter().toString()).doesNotContain("Epikrise");
    }

    @Test
    void it_is_part_of_reading_the_log() {
        var kari = People.citizen();

        assertThat(SERVER.get("/$events-since-last-login", People.approvedToken(kari, "patient/Observation.rs"))
                        .reason())
                .isEqualTo("scope-missing");
    }

    private static Parameters news(String token) {
        var answer = SERVER.get("/$events-since-last-login", token);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.as(Parameters.class);
    }

    private static Citizen loggedInAgain(Citizen citizen) {
        var sid = UUID.randomUUID();
        People.login(citizen.known(), sid);
        return new Citizen(citizen.known(), citizen.patient(), sid);
    }

    private static ParametersParameterComponent part(Parameters told, String name) {
        return told.getParameter(name);
    }

    private static String text(ParametersParameterComponent part, String name) {
        return part.getPart().stream()
                .filter(one -> one.getName().equals(name))
                .map(one -> one.getValue().primitiveValue())
                .findFirst()
                .orElseThrow();
    }
}
