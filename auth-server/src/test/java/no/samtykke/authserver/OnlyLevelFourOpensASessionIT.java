package no.samtykke.authserver;

import static no.samtykke.authserver.support.Neighbourhood.FHIR;
import static no.samtykke.authserver.support.Neighbourhood.ID_PORTEN;
import static no.samtykke.authserver.support.Request.aRequest;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import no.samtykke.authserver.support.FhirServerStandIn;
import no.samtykke.authserver.support.Neighbourhood;
import no.samtykke.authserver.support.People;
import no.samtykke.authserver.support.Person;
import no.samtykke.authserver.support.Request;
import no.samtykke.authserver.support.RunningAuthServer;
import org.htmlunit.html.HtmlAnchor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OnlyLevelFourOpensASessionIT extends RunningAuthServer {

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            idporten-loa-substantial | MinID-APP | Du må logge inn på høyeste sikkerhetsnivå
            idporten-loa-low         | BankID    | Du må logge inn på høyeste sikkerhetsnivå
            idporten-loa-high-not    | BankID    | Du må logge inn på høyeste sikkerhetsnivå
            Level4                   | BankID    | Du må logge inn på høyeste sikkerhetsnivå
            eidas-loa-high           | eIDAS     | Du må logge inn på høyeste sikkerhetsnivå
            -                        | BankID    | Du må logge inn på høyeste sikkerhetsnivå
            idporten-loa-high        | Minid-OTC | Du må logge inn på høyeste sikkerhetsnivå
            """)
    void whoever_comes_at_another_level_is_told_why_and_the_refusal_is_logged(String acr, String amr, String heading) {
        FHIR.knows(People.KARI);
        var claims = ID_PORTEN.level4(People.KARI);
        claims.put("amr", List.of(amr));
        claims.remove("acr");
        if (acr != null) {
            claims.put("acr", acr);
        }

        isRefused(claims, heading);

        assertThat(FHIR.asked("$login")).hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            under-age            | Du må ha fylt 16 år                        | fastlegen
            deceased             | Du kan ikke logge inn                      | Skatteetaten
            number-replaced      | Fødselsnummeret er byttet ut               | Skatteetaten
            unknown-person       | Vi finner deg ikke i Folkeregisteret       | Skatteetaten
            register-unavailable | Folkeregisteret svarer ikke                | Prøv igjen
            not-a-national-id    | Vi fikk ikke noe gyldig fødselsnummer      | norsk elektronisk ID
            a-reason-to-come     | Du kan ikke logge inn                      | prøv igjen senere
            """)
    void whoever_the_fhir_server_refuses_is_told_why_and_what_to_do(String reason, String heading, String instead) {
        FHIR.refuses(People.KARI, reason);

        var page = isRefused(ID_PORTEN.level4(People.KARI), heading);

        assertThat(page).contains(instead);
    }

    @ParameterizedTest(name = "pid {0}")
    @CsvSource(
            nullValues = "-",
            value = {"-", "01010112345", "123"})
    void whoever_has_no_right_national_id_is_not_even_asked_about(String pid) {
        var claims = ID_PORTEN.level4(People.KARI);
        claims.remove("pid");
        if (pid != null) {
            claims.put("pid", pid);
        }

        isRefused(claims, "Vi fikk ikke noe gyldig fødselsnummer");

        assertThat(FHIR.asked("$login")).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "nb, Du må logge inn på høyeste sikkerhetsnivå",
        "nn, Du må logge inn på høgaste tryggleiksnivå",
        "no, Du må logge inn på høyeste sikkerhetsnivå",
        "en-GB, You have to log in at the highest security level",
        "fr, Du må logge inn på høyeste sikkerhetsnivå"
    })
    void the_reason_is_told_in_her_language(String language, String heading) {
        var claims = ID_PORTEN.level4(People.KARI);
        claims.put("acr", "idporten-loa-substantial");
        ID_PORTEN.nextLogin(claims);
        try (var kari = new Person().prefers(language)) {
            kari.visits(aRequest().url());

            assertThat(kari.heading()).isEqualTo(heading);
            assertThat(kari.page().getDocumentElement().getAttribute("lang"))
                    .isEqualTo(language.equals("no") || language.equals("fr") ? "nb" : language.substring(0, 2));
        }
    }

    @Test
    void after_a_refusal_she_can_log_in_another_way() throws Exception {
        FHIR.knows(People.KARI);
        var tooLow = ID_PORTEN.level4(People.KARI);
        tooLow.put("acr", "idporten-loa-substantial");
        ID_PORTEN.nextLogin(tooLow);
        try (var kari = new Person()) {
            kari.visits(aRequest().url());
            ID_PORTEN.nextLogin(ID_PORTEN.level4(People.KARI));

            kari.page().getAnchorByText("Prøv å logge inn igjen").click();
            kari.logsInAgainAtIdPorten();

            assertThat(kari.heading()).isEqualTo("Vil du gi tilgang til Testappen?");
        }
    }

    @Test
    void the_level_is_asked_for_and_we_prove_who_we_are() {
        FHIR.knows(People.KARI);
        ID_PORTEN.nextLogin(ID_PORTEN.level4(People.KARI));
        ID_PORTEN.tokenRequests().clear();
        try (var kari = new Person()) {
            kari.visits(aRequest().url());
        }

        var form = ID_PORTEN.tokenRequests().getFirst();
        assertThat(form)
                .containsEntry("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
                .containsKeys("client_assertion", "code_verifier")
                .doesNotContainKey("client_secret");
    }

    @Test
    void when_the_fhir_server_is_silent_nobody_comes_in() {
        FHIR.knows(People.KARI);
        FHIR.isSilent(true);

        isRefused(ID_PORTEN.level4(People.KARI), "Tjenesten svarer ikke");
    }

    @Test
    void the_fhir_server_hears_the_level_the_method_and_the_session_with_our_own_token() {
        FHIR.knows(People.KARI);
        ID_PORTEN.nextLogin(ID_PORTEN.level4(People.KARI));
        try (var kari = new Person()) {
            kari.visits(aRequest().url());
        }

        var asked = FHIR.asked("$login").getFirst();
        assertThat(FhirServerStandIn.value(asked.body(), "acr", "valueString")).isEqualTo("idporten-loa-high");
        assertThat(FhirServerStandIn.value(asked.body(), "amr", "valueString")).isEqualTo("BankID");
        assertThat(FhirServerStandIn.value(asked.body(), "sid", "valueString")).hasSize(36);
        assertThat(asked.bearer()).startsWith("Bearer eyJ");
        assertThat(asked.language()).isEqualTo("nb");
    }

    private static String isRefused(Map<String, Object> claims, String heading) {
        ID_PORTEN.nextLogin(claims);
        try (var kari = new Person()) {
            kari.visits(aRequest().url());

            assertThat(kari.heading()).isEqualTo(heading);
            assertThat(kari.status()).isEqualTo(403);
            assertThat(kari.browser().getCookieManager().getCookie("samtykke-session"))
                    .isNull();
            HtmlAnchor back = kari.page().getAnchorByText("Tilbake til appen");
            var text = kari.page().asNormalizedText();
            kari.visits(back.getHrefAttribute());
            assertThat(kari.told("error")).isEqualTo("access_denied");
            assertThat(kari.told("state")).isEqualTo(Request.STATE);
            assertThat(kari.told("iss")).isEqualTo(Neighbourhood.issuer());
            assertThat(kari.told("code")).isEmpty();
            return text;
        }
    }
}
