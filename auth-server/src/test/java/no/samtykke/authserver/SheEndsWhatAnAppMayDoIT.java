package no.samtykke.authserver;

import static no.samtykke.authserver.support.Neighbourhood.FHIR;
import static no.samtykke.authserver.support.Neighbourhood.ID_PORTEN;
import static no.samtykke.authserver.support.Request.aRequest;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import no.samtykke.authserver.support.AppStandIn;
import no.samtykke.authserver.support.FhirServerStandIn;
import no.samtykke.authserver.support.FhirServerStandIn.Relation;
import no.samtykke.authserver.support.Http;
import no.samtykke.authserver.support.Journey;
import no.samtykke.authserver.support.Neighbourhood;
import no.samtykke.authserver.support.PasskeyPages;
import no.samtykke.authserver.support.People;
import no.samtykke.authserver.support.Person;
import no.samtykke.authserver.support.RunningAuthServer;
import no.samtykke.authserver.support.TokenEndpoint;
import org.htmlunit.html.HtmlInput;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SheEndsWhatAnAppMayDoIT extends RunningAuthServer {

    private static final String APPS = Neighbourhood.issuer() + "/account/apps";

    private final Person kari = new Person();

    @BeforeEach
    void sheIsKnown() {
        Journey.isKnown(People.KARI);
    }

    @AfterEach
    void closeTheBrowser() {
        kari.close();
    }

    @Test
    void she_logs_in_without_an_app_and_comes_to_the_page_she_wanted() {
        kari.visits(APPS);

        assertThat(kari.address()).hasToString(APPS);
        assertThat(kari.heading()).isEqualTo("Apper med tilgang");
        assertThat(kari.page().asNormalizedText()).contains("Ingen app har tilgang.");
    }

    @Test
    void only_level_four_comes_to_the_account() {
        var low = ID_PORTEN.level4(People.KARI);
        low.put("acr", "idporten-loa-substantial");
        ID_PORTEN.nextLogin(low);

        kari.visits(APPS);

        assertThat(kari.status()).isEqualTo(403);
        assertThat(kari.heading()).isEqualTo("Du må logge inn på høyeste sikkerhetsnivå");
    }

    @Test
    void who_has_not_accepted_the_terms_accepts_them_on_the_way() {
        Journey.logsInWith(ID_PORTEN.level4(People.NEW_ONE));
        kari.visits(APPS);
        assertThat(kari.heading()).isEqualTo("Vilkår for å bruke Samtykke");

        kari.acceptsTerms();

        assertThat(kari.heading()).isEqualTo("Apper med tilgang");
    }

    @Test
    void who_declines_the_terms_is_logged_in_nowhere() {
        Journey.logsInWith(ID_PORTEN.level4(People.NEW_ONE));
        kari.visits(APPS).presses("Ikke godta");

        assertThat(kari.address().getPath()).isEqualTo("/account");
        assertThat(kari.page().asNormalizedText()).contains("Logg inn for å se");
    }

    @Test
    void she_sees_the_app_its_controller_and_what_it_may_do_in_plain_words() {
        Journey.codeFor(kari, aRequest());

        kari.visits(APPS);

        assertThat(kari.page().asNormalizedText())
                .contains("Testappen", "Prøveselskapet AS", "Deg selv", "24. november 2026")
                .contains("Målinger og prøvesvar: se")
                .doesNotContain(People.KARI, FHIR.patientOf(People.KARI).orElseThrow());
    }

    @Test
    void she_sees_for_whom_by_name() {
        FHIR.knows(People.NORA);
        FHIR.represents(People.KARI, new Relation(People.NORA, "Nora", "2012-03-03", "parental-responsibility", false));
        kari.visits(aRequest().url()).clicks("Nora").presses("Fortsett").presses("Gi tilgang");

        kari.visits(APPS);

        assertThat(kari.page().asNormalizedText()).contains("Nora");
    }

    @Test
    void ending_it_ends_it_at_the_fhir_server_first_and_every_token_here() {
        var request = aRequest();
        var tokens = Journey.tokensFor(kari, request);

        kari.visits(APPS).presses("Avslutt tilgangen");

        assertThat(kari.page().asNormalizedText()).contains("Tilgangen er avsluttet", "Ingen app har tilgang.");
        var asked = FHIR.asked("$end-app-access").getFirst().body();
        assertThat(FhirServerStandIn.value(asked, "client-id", "valueString")).isEqualTo(AppStandIn.APP);
        assertThat(TokenEndpoint.refresh(tokens.text("refresh_token")).text("error"))
                .isEqualTo("invalid_grant");
    }

    @Test
    void a_code_on_its_way_dies_with_the_access() {
        var request = aRequest();
        var code = Journey.codeFor(kari, request);

        kari.visits(APPS).presses("Avslutt tilgangen");

        assertThat(TokenEndpoint.exchange(request, code).text("error")).isEqualTo("invalid_grant");
    }

    @Test
    void when_the_fhir_server_is_silent_nothing_has_changed_and_she_is_told() {
        var tokens = Journey.tokensFor(kari, aRequest());
        kari.visits(APPS);
        FHIR.isSilent(true);
        kari.presses("Avslutt tilgangen");
        FHIR.isSilent(false);

        assertThat(kari.status()).isEqualTo(503);
        assertThat(TokenEndpoint.refresh(tokens.text("refresh_token")).status()).isEqualTo(200);
    }

    @Test
    void the_row_of_another_session_ends_nothing() {
        var tokens = Journey.tokensFor(kari, aRequest());
        kari.visits(APPS);
        var row = kari.page().<HtmlInput>getFirstByXPath("//input[@name='app']").getValue();
        try (var ola = new Person()) {
            Journey.isKnown(People.OLA);
            ola.visits(Neighbourhood.issuer() + "/account/devices");
            PasskeyPages.of(ola).post("/account/apps/end", Map.of("app", row));
        }

        assertThat(FHIR.asked("$end-app-access")).isEmpty();
        assertThat(TokenEndpoint.refresh(tokens.text("refresh_token")).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/account/apps/end",
                "/account/devices/apps/end",
                "/account/devices/passkeys",
                "/account/devices/passkeys/options",
                "/account/devices/passkeys/remove",
                "/account/devices/passkeys/rename",
                "/account/end-everything",
                "/account/emergency-block",
                "/account/terms",
                "/account/powers/accept",
                "/account/powers/decline",
                "/account/powers/end"
            })
    void a_form_of_another_site_changes_nothing(String path) {
        kari.visits(APPS);
        var cookies = new StringBuilder();
        kari.browser()
                .getCookieManager()
                .getCookies()
                .forEach(cookie -> cookies.append(cookie.getName())
                        .append('=')
                        .append(cookie.getValue())
                        .append("; "));

        var answer = Http.post(Neighbourhood.issuer() + path, "id=x&app=x", "Cookie", cookies.toString());

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/", "//evil.example", "/oauth2/authorize", "/account/../logout"})
    void log_in_leads_to_pages_of_the_account_only(String page) {
        kari.visits(Neighbourhood.issuer() + "/account/login?page=" + page);

        assertThat(kari.address()).hasToString(Neighbourhood.issuer() + "/account");
    }

    @ParameterizedTest
    @CsvSource({"nn, Appar med tilgang", "en, Apps with access"})
    void the_pages_speak_her_language(String language, String heading) {
        kari.prefers(language).visits(APPS);

        assertThat(kari.heading()).isEqualTo(heading);
        kari.visits(Neighbourhood.issuer() + "/account/devices");
        assertThat(kari.status()).isEqualTo(200);
    }

    @Test
    void a_refresh_gives_only_what_she_still_approves() {
        var tokens = Journey.tokensFor(kari, aRequest());
        FHIR.approvals().change(AppStandIn.APP, "openid patient/Observation.rs");

        var narrowed = TokenEndpoint.refresh(tokens.text("refresh_token"));

        assertThat(narrowed.text("scope"))
                .isEqualTo("openid fhirUser launch/patient online_access patient/Observation.rs");
        FHIR.approvals().withdraw(AppStandIn.APP);
        assertThat(TokenEndpoint.refresh(narrowed.text("refresh_token")).text("error"))
                .isEqualTo("invalid_grant");
    }
}
