package no.samtykke.authserver;

import static no.samtykke.authserver.support.LauncherStandIn.APP_SCOPE;
import static no.samtykke.authserver.support.LauncherStandIn.launched;
import static no.samtykke.authserver.support.Neighbourhood.FHIR;
import static no.samtykke.authserver.support.Neighbourhood.ID_PORTEN;
import static no.samtykke.authserver.support.Request.aRequest;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import no.samtykke.authserver.support.FhirServerStandIn.Relation;
import no.samtykke.authserver.support.Http;
import no.samtykke.authserver.support.Journey;
import no.samtykke.authserver.support.LauncherStandIn;
import no.samtykke.authserver.support.Neighbourhood;
import no.samtykke.authserver.support.People;
import no.samtykke.authserver.support.Person;
import no.samtykke.authserver.support.RunningAuthServer;
import no.samtykke.authserver.support.TokenEndpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnAppIsLaunchedFromElsewhereIT extends RunningAuthServer {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Relation OLA = new Relation(
            People.OLA,
            "Ola Testesen",
            LocalDate.now(Neighbourhood.CLOCK).minusYears(8).toString(),
            "parental-responsibility",
            false);

    private final Person kari = new Person();
    private String own = "";

    @BeforeEach
    void kariIsKnown() {
        Journey.isKnown(People.KARI);
        own = FHIR.knows(People.KARI);
    }

    @AfterEach
    void closeTheBrowser() {
        kari.close();
    }

    @Test
    void with_its_own_launch_address_and_a_value_that_nobody_can_guess() {
        var answer = LauncherStandIn.launches(LauncherStandIn.context(own, own));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.http().headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(answer.body().path("expires_in").asInt()).isEqualTo(300);
        assertThat(answer.text("launch")).matches("[A-Za-z0-9_-]{43}");
        assertThat(answer.text("launch_url"))
                .isEqualTo("https://app.example/launch?from=us&iss=" + encoded(FHIR.base()) + "&launch="
                        + answer.text("launch"));
    }

    @Test
    void and_is_told_what_the_launcher_said_also_after_a_refresh() throws Exception {
        var request = launched(everything());
        var tokens = TokenEndpoint.exchange(request, Journey.codeFor(kari, request));

        for (var answer : List.of(tokens, TokenEndpoint.refresh(tokens.text("refresh_token")))) {
            assertThat(answer.text("patient")).isEqualTo(own);
            assertThat(answer.text("encounter")).isEqualTo("enc-1");
            assertThat(answer.text("intent")).isEqualTo("summary-timeline-view");
            assertThat(answer.text("tenant")).isEqualTo("ward-3");
            assertThat(answer.body().path("need_patient_banner").isBoolean()).isTrue();
            assertThat(answer.body().path("need_patient_banner").asBoolean()).isFalse();
            assertThat(answer.body().path("fhirContext")).isEqualTo(everything().path("fhirContext"));
            assertThat(answer.text("smart_style_url")).isEqualTo(Neighbourhood.issuer() + "/smart-style.json");
        }
        assertThat(tokens.claims("access_token").getStringClaim("patient")).isEqualTo(own);
    }

    @Test
    void for_a_child_whom_she_may_represent_without_choosing_again() {
        FHIR.represents(People.KARI, OLA);
        var child = FHIR.knows(People.OLA);
        var request = launched(LauncherStandIn.context(own, child)).with("scope", APP_SCOPE + " launch/patient");

        var tokens = TokenEndpoint.exchange(request, Journey.codeFor(kari, request));

        assertThat(tokens.text("patient")).isEqualTo(child);
    }

    @Test
    void for_herself_even_if_there_are_others_to_choose_from() {
        FHIR.represents(People.KARI, OLA);
        FHIR.knows(People.OLA);
        var request = launched(LauncherStandIn.context(own, own));

        assertThat(TokenEndpoint.exchange(request, Journey.codeFor(kari, request))
                        .text("patient"))
                .isEqualTo(own);
    }

    @Test
    void but_not_for_someone_whom_she_may_not_represent() {
        kari.visits(
                launched(LauncherStandIn.context(own, FHIR.knows(People.NORA))).url());

        assertThat(kari.heading()).isEqualTo("Du kan ikke handle for denne personen");
        assertThat(FHIR.asked("$approve-app")).isEmpty();
    }

    @Test
    void nor_for_a_child_when_nobody_can_say_whether_she_may() {
        FHIR.represents(People.KARI, OLA);
        var child = FHIR.knows(People.OLA);
        FHIR.registerIsSilent();

        kari.visits(launched(LauncherStandIn.context(own, child)).url());

        assertThat(kari.heading()).isEqualTo("Folkeregisteret svarer ikke");
    }

    @Test
    void and_goes_on_for_nobody_but_the_one_it_was_launched_for() {
        var request = launched(LauncherStandIn.context(FHIR.knows(People.ELDAR), FHIR.knows(People.ELDAR)));
        kari.visits(request.url());

        assertThat(kari.heading()).isEqualTo("Lenken er til en annen");
        assertThat(kari.status()).isEqualTo(403);
        assertThat(kari.page().asXml()).contains("error=access_denied");
        assertThat(FHIR.asked("$approve-app")).isEmpty();

        ID_PORTEN.nextLogin(ID_PORTEN.level4(People.ELDAR));
        kari.follows("Prøv å logge inn igjen").logsInAgainAtIdPorten().presses("Gi tilgang");
        assertThat(TokenEndpoint.exchange(request, kari.told("code")).text("patient"))
                .isEqualTo(FHIR.knows(People.ELDAR));
    }

    @Test
    void an_app_without_any_launch_scope_is_told_the_patient_as_well() {
        var request = aRequest().with("scope", "patient/Observation.rs");
        var tokens = TokenEndpoint.exchange(request, Journey.codeFor(kari, request));

        assertThat(tokens.text("patient")).isEqualTo(own);
        assertThat(tokens.text("smart_style_url")).isEqualTo(Neighbourhood.issuer() + "/smart-style.json");
        assertThat(tokens.body().has("fhirContext")).isFalse();
    }

    @Test
    void the_style_can_be_read_from_every_page_and_has_the_colours_of_ours() throws Exception {
        var answer = Http.get(Neighbourhood.issuer() + "/smart-style.json", "Origin", "https://any.example");

        assertThat(answer.headers().allValues("Access-Control-Allow-Origin")).containsExactly("*");
        var css = Http.get(Neighbourhood.issuer() + "/style.css").body();
        var style = JSON.readTree(answer.body());
        assertThat(style.properties())
                .filteredOn(member -> member.getKey().startsWith("color_"))
                .hasSize(6)
                .allSatisfy(colour -> assertThat(css).contains(colour.getValue().asText()));
    }

    private ObjectNode everything() {
        var context = LauncherStandIn.context(own, own)
                .put("encounter", "enc-1")
                .put("intent", "summary-timeline-view")
                .put("tenant", "ward-3")
                .put("need_patient_banner", false);
        var more = context.putArray("fhirContext");
        more.addObject().put("reference", "ImagingStudy/123");
        more.addObject()
                .put("canonical", "https://example.org/fhir/Questionnaire/1|2")
                .put("role", "https://a.example/r");
        more.addObject().put("type", "Task").putObject("identifier").put("value", "t-1");
        more.addObject().put("reference", "Patient/other").put("role", "https://a.example/sibling");
        return context;
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }
}
