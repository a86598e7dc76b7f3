package no.samtykke.authserver;

import static no.samtykke.authserver.support.Neighbourhood.FHIR;
import static no.samtykke.authserver.support.Neighbourhood.ID_PORTEN;
import static no.samtykke.authserver.support.Request.aRequest;
import static org.assertj.core.api.Assertions.assertThat;

import no.samtykke.authserver.support.AppStandIn;
import no.samtykke.authserver.support.FhirServerStandIn;
import no.samtykke.authserver.support.Journey;
import no.samtykke.authserver.support.Neighbourhood;
import no.samtykke.authserver.support.People;
import no.samtykke.authserver.support.Person;
import no.samtykke.authserver.support.Request;
import no.samtykke.authserver.support.RunningAuthServer;
import no.samtykke.authserver.support.TokenEndpoint;
import org.htmlunit.html.HtmlInput;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SheIsAskedAndHerAnswerCountsIT extends RunningAuthServer {

    private final Person kari = new Person();
    private final Request request = aRequest();

    @AfterEach
    void closeTheBrowser() {
        kari.close();
    }

    @Test
    void the_terms_are_shown_once_with_version_and_controller() {
        ID_PORTEN.nextLogin(ID_PORTEN.level4(People.KARI));

        kari.visits(request.url());

        assertThat(kari.page().asNormalizedText()).contains("1.0.0", "Behandlingsansvarlig", "Hva vi lagrer");
        kari.acceptsTerms();
        kari.visits(aRequest().url());
        assertThat(kari.heading()).isEqualTo("Vil du gi tilgang til Testappen?");
        var accepted = FHIR.asked("$accept-terms");
        assertThat(accepted).hasSize(1);
        assertThat(FhirServerStandIn.value(accepted.getFirst().body(), "terms", "valueUri"))
                .isEqualTo(FhirServerStandIn.TERMS);
        assertThat(FhirServerStandIn.value(accepted.getFirst().body(), "language", "valueCode"))
                .isEqualTo("nb");
    }

    @ParameterizedTest
    @CsvSource({"Grunnleggende, basic", "Utvidet, basic-plus", "Full, full"})
    void she_says_how_much_she_opens(String label, String level) {
        ID_PORTEN.nextLogin(ID_PORTEN.level4(People.KARI));
        kari.visits(request.url());

        kari.clicks(label).presses("Godta vilkårene");

        var accepted = FHIR.asked("$accept-terms").getFirst().body();
        assertThat(FhirServerStandIn.value(accepted, "level", "valueCode")).isEqualTo(level);
    }

    @Test
    void nothing_is_chosen_for_her_and_without_a_choice_nothing_is_accepted() throws Exception {
        ID_PORTEN.nextLogin(ID_PORTEN.level4(People.KARI));
        kari.visits(request.url());

        kari.presses("Godta vilkårene");

        assertThat(kari.page().asNormalizedText()).contains("Du må velge hvor mye du vil åpne");
        HtmlInput made = kari.page().getFirstByXPath("//input[@name='level']");
        made.setValueAttribute("everything");
        made.click();
        kari.presses("Godta vilkårene");
        assertThat(kari.heading()).isEqualTo("Vilkår for å bruke Samtykke");
        assertThat(FHIR.asked("$accept-terms")).isEmpty();
    }

    @Test
    void declining_the_terms_leaves_nothing_behind() {
        ID_PORTEN.nextLogin(ID_PORTEN.level4(People.KARI));
        kari.visits(request.url());

        kari.presses("Ikke godta");

        assertThat(kari.told("error")).isEqualTo("access_denied");
        assertThat(kari.told("state")).isEqualTo(Request.STATE);
        assertThat(kari.told("iss")).isEqualTo(Neighbourhood.issuer());
        assertThat(FHIR.asked("$accept-terms")).isEmpty();
        assertThat(FHIR.patientOf(People.KARI)).isEmpty();
    }

    @Test
    void when_the_terms_change_while_she_reads_she_is_shown_the_new_ones() {
        ID_PORTEN.nextLogin(ID_PORTEN.level4(People.KARI));
        kari.visits(request.url());
        FHIR.termsAre("https://samtykke.example/fhir/policy/platform-terms|2.0.0");

        kari.acceptsTerms();

        assertThat(kari.page().asNormalizedText()).contains("Vilkårene er endret", "2.0.0");
        kari.acceptsTerms();
        assertThat(kari.heading()).isEqualTo("Vil du gi tilgang til Testappen?");
    }

    @Test
    void declining_the_app_gives_it_nothing() {
        Journey.isKnown(People.KARI);
        kari.visits(request.url());

        kari.presses("Ikke gi tilgang");

        assertThat(kari.told("error")).isEqualTo("access_denied");
        assertThat(kari.told("code")).isEmpty();
        assertThat(FHIR.asked("$approve-app")).isEmpty();
    }

    @Test
    void what_she_unticks_is_not_given() throws Exception {
        Journey.isKnown(People.KARI);
        kari.visits(request.url());
        kari.clicks("Loggen over hvem som har sett hva");
        kari.clicks("Holde på tilgangen");

        kari.presses("Gi tilgang");

        var answer = TokenEndpoint.exchange(request, kari.told("code"));
        assertThat(answer.text("scope")).isEqualTo("openid fhirUser launch/patient patient/Observation.rs");
        assertThat(answer.claims("access_token").getStringClaim("scope")).isEqualTo(answer.text("scope"));
        assertThat(answer.body().has("refresh_token")).isFalse();
        var approved = FHIR.asked("$approve-app").getFirst().body();
        assertThat(FhirServerStandIn.value(approved, "scope", "valueString")).isEqualTo(answer.text("scope"));
        assertThat(FhirServerStandIn.value(approved, "client-id", "valueString"))
                .isEqualTo(AppStandIn.APP);
        assertThat(FhirServerStandIn.value(approved, "controller", "valueString"))
                .isEqualTo("Prøveselskapet AS");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            patient/Consent.rs        | Samtykker og stenginger         | se
            patient/Consent.cru       | Samtykker og stenginger         | se, gi samtykker, stenge tilgang og trekke tilbake
            patient/RelatedPerson.crs | Fullmakter, og hvem som har dem | se, gi fullmakter på vegne av deg
            patient/Observation.cu    | Målinger og prøvesvar           | legge inn nytt, endre
            patient/*.cruds           | Alle helseopplysninger          | slette, også gi og trekke tilbake samtykker
            """)
    void to_write_consents_is_called_to_decide(String scope, String topic, String words) {
        Journey.isKnown(People.KARI);

        kari.visits(aRequest().with("scope", "openid " + scope).url());

        assertThat(kari.page().asNormalizedText()).contains(topic).contains(words);
    }

    @Test
    void unticking_everything_is_a_no() {
        Journey.isKnown(People.KARI);
        kari.visits(aRequest().with("scope", "patient/Observation.rs").url());
        kari.clicks("Målinger og prøvesvar");

        kari.presses("Gi tilgang");

        assertThat(kari.told("error")).isEqualTo("access_denied");
    }

    @Test
    void what_the_app_did_not_ask_for_cannot_be_ticked_by_changing_the_form() {
        Journey.isKnown(People.KARI);
        var small = aRequest().with("scope", "openid patient/Observation.rs");
        kari.visits(small.url());
        HtmlInput box = kari.page().getFirstByXPath("//input[@name='scope']");
        box.setValueAttribute("patient/*.cruds");

        kari.presses("Gi tilgang");

        assertThat(TokenEndpoint.exchange(small, kari.told("code")).text("scope"))
                .isEqualTo("openid");
    }

    @Test
    void when_the_fhir_server_falls_silent_she_is_told_and_may_try_again() {
        Journey.isKnown(People.KARI);
        kari.visits(request.url());
        FHIR.isSilent(true);
        kari.presses("Gi tilgang");
        assertThat(kari.heading()).isEqualTo("Tjenesten svarer ikke");
        assertThat(kari.status()).isEqualTo(503);

        FHIR.isSilent(false);
        kari.visits(kari.address().toString());
        kari.presses("Gi tilgang");
        assertThat(kari.told("code")).isNotEmpty();
    }
}
