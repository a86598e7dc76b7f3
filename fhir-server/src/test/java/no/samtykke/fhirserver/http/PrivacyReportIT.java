package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import no.samtykke.fhirserver.http.People.Citizen;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Type;
import org.junit.jupiter.api.Test;

/** {@code $privacy-report} and the public page: who processes what, why, for how long, and who has got it. */
class PrivacyReportIT {

    private static final RunningServer SERVER = RunningServer.ONE;

    private final Citizen kari = People.citizen();

    @Test
    void tells_the_settings_that_act_and_who_answers() {
        var told = report();

        assertThat(value(part(told, "controller").getFirst(), "name").primitiveValue())
                .isEqualTo("Testers");
        assertThat(part(told, "processing"))
                .map(kind -> value(kind, "code").primitiveValue())
                .contains("profile", "health-data", "settings", "usage-log");
        assertThat(part(told, "processing"))
                .allSatisfy(kind -> assertThat(List.of("source", "purpose", "ground", "kept"))
                        .allSatisfy(name ->
                                assertThat(value(kind, name).primitiveValue()).isNotBlank()));
        assertThat(part(told, "right"))
                .map(right -> value(right, "code").primitiveValue())
                .contains("access", "rectification", "erasure", "complaint");
        assertThat(part(told, "passes-through")).isNotEmpty();
        assertThat(told.getParameter("erased-on")).isNull();
    }

    @Test
    void names_each_recipient_once_for_each_service() {
        People.load(Clinical.resource("Observation", kari.patient()));
        String token = People.approvedToken(kari, "patient/*.rs");
        SERVER.get("/Observation", token);
        SERVER.get("/Observation", token);
        SERVER.get("/Observation", People.token(kari, kari.patient(), "patient/Condition.rs"));

        var told = part(report(), "recipient");

        var results = told.stream()
                .filter(one -> ((Coding) value(one, "service")).getCode().equals("test-results"))
                .toList();
        assertThat(results).hasSize(1);
        assertThat(((IntegerType) value(results.getFirst(), "times")).getValue())
                .as("what was refused was not given")
                .isEqualTo(2);
        assertThat(value(results.getFirst(), "name").primitiveValue()).isEqualTo("Test app");
        assertThat(value(results.getFirst(), "kind").primitiveValue()).isEqualTo("herself");
    }

    @Test
    void everybody_may_read_the_general_part_in_three_languages() {
        for (var titled : List.of(
                "nb Slik behandles personopplysninger",
                "nn Slik blir personopplysningar behandla",
                "en How personal data are processed")) {
            String[] expected = titled.split(" ", 2);
            var page = SERVER.send(HttpRequest.newBuilder(URI.create(SERVER.base.replace("/fhir", "/privacy")))
                    .header("Accept-Language", expected[0]));

            assertThat(page.status()).isEqualTo(200);
            assertThat(page.header("Content-Security-Policy")).startsWith("default-src 'none'");
            assertThat(page.body())
                    .contains("<html lang=\"" + expected[0] + "\">", expected[1], "Testers", "974761467")
                    .doesNotContain("<script", "null");
        }
    }

    @Test
    void is_a_page_too() {
        var page = SERVER.post(
                "/$privacy-report",
                People.approvedToken(kari, "patient/AuditEvent.s"),
                new Parameters().addParameter("format", new CodeType("html")));

        assertThat(page.status()).as(page.body()).isEqualTo(200);
        assertThat(page.body()).contains("<h1>Personvernrapport</h1>", "Hvem som har fått hva");
    }

    private Parameters report() {
        var answer = SERVER.post(
                "/$privacy-report", People.approvedToken(kari, "patient/AuditEvent.s patient/*.rs"), new Parameters());
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.as(Parameters.class);
    }

    private static List<ParametersParameterComponent> part(Parameters in, String name) {
        return in.getParameter().stream()
                .filter(part -> part.getName().equals(name))
                .toList();
    }

    private static Type value(ParametersParameterComponent in, String name) {
        return in.getPart().stream()
                .filter(part -> part.getName().equals(name))
                .findFirst()
                .orElseThrow()
                .getValue();
    }
}
