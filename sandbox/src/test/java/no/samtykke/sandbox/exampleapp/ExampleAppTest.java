package no.samtykke.sandbox.exampleapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ExampleAppTest {

    private static final String HOSTILE = "<script>alert(1)</script>";

    @Test
    void a_measurement_is_text_whatever_it_holds() {
        var bundle = """
                {"entry":[{"resource":{"resourceType":"Observation","code":{"text":"%1$s"},
                 "effectiveDateTime":"%1$s","valueString":"%1$s"}},
                 {"resource":{"resourceType":"Observation","code":{"text":"Blodtrykk"},"component":[
                 {"code":{"text":"%1$s"},"valueQuantity":{"value":1,"unit":"%1$s"}}]}}]}""".formatted(HOSTILE);

        assertThat(MeasurementsPage.table(Web.json(bundle)))
                .contains("&lt;script&gt;", "Blodtrykk")
                .doesNotContain("<script");
    }

    @Test
    void a_value_is_rounded_for_the_eye_and_a_day_is_a_norwegian_day() {
        var page = MeasurementsPage.table(Web.json("""
                {"entry":[{"resource":{"resourceType":"Observation","code":{"text":"Vekt"},
                 "effectiveDateTime":"2026-01-31T23:30:00Z","valueQuantity":{"value":72.4567,"unit":"kg"}}}]}"""));

        assertThat(page).contains("72,46 kg", "1. feb. 2026");
    }

    @Test
    void the_log_says_you_and_on_whose_behalf() {
        var page = UsageLogPage.table(Web.json("""
                {"entry":[{"resource":{"resourceType":"AuditEvent","recorded":"2026-01-31T10:00:00Z","outcome":"0",
                 "subtype":[{"display":"Prøvesvar"}],
                 "agent":[{"requestor":true,"who":{"reference":"Patient/kari"},"role":[{"coding":[{"display":"Foreldreansvar"}]}]},
                          {"requestor":false,"who":{"display":"Måleboka"}}],
                 "entity":[{"what":{"reference":"Patient/ola"}}]}}]}"""), "kari");

        assertThat(page)
                .contains("31. jan. 2026 kl. 11.00", "Prøvesvar", ">Du<", "(foreldreansvar)", "Måleboka", "Utført");
    }

    @Test
    void the_token_is_sent_to_the_fhir_server_alone() {
        var settings = new AppSettings(URI.create("http://localhost:1/fhir"), "example-app", 0);
        var web = new Web();
        var data = new HealthData(settings, web, new SmartLogin(settings, web, Clock.systemUTC()));

        assertThatThrownBy(() -> data.get(visit(), "http://localhost:1/fhirish?page=2"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("en annen server");
    }

    @Test
    void a_page_number_never_seen_is_the_first_page() {
        var visit = visit();
        visit.remember("/measurements", 1, "http://localhost:1/fhir?page=2");

        assertThat(visit.address("/measurements", 2, "first")).endsWith("page=2");
        assertThat(visit.address("/measurements", 3, "first")).isEqualTo("first");
        assertThat(visit.address("/usage-log", 2, "first")).isEqualTo("first");
    }

    private static Visit visit() {
        JsonNode answer = Web.json("{\"access_token\":\"x\",\"patient\":\"ola\",\"expires_in\":300}");
        var now = Clock.fixed(Instant.parse("2026-01-31T10:00:00Z"), ZoneOffset.UTC)
                .instant();
        return new Visit("http://localhost:1/fhir/Patient/kari", Tokens.of(answer, now));
    }
}
