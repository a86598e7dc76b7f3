package no.samtykke.authserver;

import static no.samtykke.authserver.support.Neighbourhood.CLOCK;
import static no.samtykke.authserver.support.Neighbourhood.FHIR;
import static no.samtykke.authserver.support.Neighbourhood.ID_PORTEN;
import static no.samtykke.authserver.support.Request.aRequest;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import no.samtykke.authserver.support.AppStandIn;
import no.samtykke.authserver.support.FhirServerStandIn.Relation;
import no.samtykke.authserver.support.Http;
import no.samtykke.authserver.support.Journey;
import no.samtykke.authserver.support.LauncherStandIn;
import no.samtykke.authserver.support.Neighbourhood;
import no.samtykke.authserver.support.People;
import no.samtykke.authserver.support.Person;
import no.samtykke.authserver.support.Request;
import no.samtykke.authserver.support.RunningAuthServer;
import no.samtykke.authserver.support.TokenEndpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnAppIsLaunchedFromElsewhereIT extends RunningAuthServer {

    private static final String SCOPE = "openid fhirUser launch online_access patient/Observation.rs";
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
        var request = launched(LauncherStandIn.context(own, child)).with("scope", SCOPE + " launch/patient");

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
    void once_and_the_next_who_comes_with_it_gets_no_code() {
        var request = launched(LauncherStandIn.context(own, own));
        Journey.codeFor(kari, request);

        assertThat(refusal(request)).isEqualTo("invalid_request");
    }

    @Test
    void once_even_if_many_come_at_the_same_moment() {
        var url = launched(LauncherStandIn.context(own, own)).url();

        var accepted =
                Stream.generate(() -> CompletableFuture.supplyAsync(() -> location(url))).limit(8).toList().stream()
                        .map(CompletableFuture::join)
                        .filter(address -> address.contains("/launch/"))
                        .count();

        assertThat(accepted).isEqualTo(1);
    }

    @Test
    void within_five_minutes() {
        var early = launched(LauncherStandIn.context(own, own));
        var late = launched(LauncherStandIn.context(own, own));
        CLOCK.move(Duration.ofSeconds(295));
        assertThat(location(early.url())).contains("/launch/");
        CLOCK.move(Duration.ofSeconds(10));

        assertThat(refusal(late)).isEqualTo("invalid_request");
    }

    @Test
    void only_if_it_is_the_app_that_was_meant() {
        var launch = LauncherStandIn.launches(LauncherStandIn.context(own, own)).text("launch");
        var other = aRequest()
                .with("client_id", AppStandIn.OTHER_APP)
                .with("scope", "launch patient/Observation.rs")
                .with("launch", launch);

        assertThat(refusal(other)).isEqualTo("invalid_request");
        assertThat(location(
                        aRequest().with("scope", SCOPE).with("launch", launch).url()))
                .as("the right app may still come with it")
                .contains("/launch/");
    }

    @ParameterizedTest(name = "launch {0}, scope {1}")
    @CsvSource(
            nullValues = "-",
            value = {
                "made-up, launch patient/Observation.rs",
                "'', launch patient/Observation.rs",
                "-, launch patient/Observation.rs",
                "genuine, launch/patient patient/Observation.rs",
                "genuine, patient/Observation.rs"
            })
    void not_without_a_genuine_value_and_the_scope_that_says_so(String launch, String scope) {
        var request = aRequest().with("scope", scope);
        if (launch != null) {
            var genuine = LauncherStandIn.launches(LauncherStandIn.context(own, own));
            request.with("launch", launch.equals("genuine") ? genuine.text("launch") : launch);
        }

        assertThat(refusal(request)).isEqualTo("invalid_request");
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

    private static Request launched(JsonNode context) {
        return aRequest()
                .with("scope", SCOPE)
                .with("launch", LauncherStandIn.launches(context).text("launch"));
    }

    private static String refusal(Request request) {
        var told = location(request.url());
        assertThat(told).contains("error=").doesNotContain("code=");
        return told.replaceAll(".*[?&]error=([a-z_]+).*", "$1");
    }

    private static String location(String url) {
        return Http.get(url).headers().firstValue("Location").orElseThrow();
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }
}
