package no.samtykke.authserver;

import static no.samtykke.authserver.support.Neighbourhood.FHIR;
import static org.assertj.core.api.Assertions.assertThat;

import no.samtykke.authserver.support.FhirServerStandIn;
import no.samtykke.authserver.support.Journey;
import no.samtykke.authserver.support.Neighbourhood;
import no.samtykke.authserver.support.People;
import no.samtykke.authserver.support.Person;
import no.samtykke.authserver.support.RunningAuthServer;
import org.htmlunit.html.HtmlRadioButtonInput;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SheChangesHowMuchIsOpenIT extends RunningAuthServer {

    private static final String PAGE = Neighbourhood.issuer() + "/account/terms";

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
    void she_sees_what_she_has_opened_and_chooses_another() {
        kari.visits(PAGE);
        assertThat(kari.page().asNormalizedText()).contains("Du har åpnet: Full");
        assertThat(kari.page()
                        .<HtmlRadioButtonInput>getHtmlElementById("level-full")
                        .isChecked())
                .isTrue();

        kari.clicks("Grunnleggende").presses("Endre");

        assertThat(kari.page().asNormalizedText()).contains("Valget ditt er lagret", "Du har åpnet: Grunnleggende");
        var accepted = FHIR.asked("$accept-terms").getFirst().body();
        assertThat(FhirServerStandIn.value(accepted, "level", "valueCode")).isEqualTo("basic");
        assertThat(FhirServerStandIn.value(accepted, "terms", "valueUri")).isEqualTo(FhirServerStandIn.TERMS);
    }

    @Test
    void a_made_up_choice_changes_nothing() {
        kari.visits(PAGE);
        kari.page().<HtmlRadioButtonInput>getHtmlElementById("level-full").setValueAttribute("everything");

        kari.presses("Endre");

        assertThat(kari.page().asNormalizedText()).contains("Du må velge hvor mye du vil åpne", "Du har åpnet: Full");
        assertThat(FHIR.asked("$accept-terms")).isEmpty();
    }

    @Test
    void she_gets_a_copy_of_her_data_and_the_privacy_report() {
        var data = Neighbourhood.issuer() + "/account/data";
        kari.visits(data);
        assertThat(kari.heading()).isEqualTo("Dine opplysninger");
        assertThat(kari.page().asNormalizedText()).contains("Passnøkler: 0").doesNotContain("??");
        assertThat(kari.page().getAnchorByHref("/account/data/copy")).isNotNull();

        kari.visits(data + "/privacy-report");

        var answer = kari.page().getWebResponse();
        assertThat(kari.page().getTitleText()).isEqualTo("$privacy-report");
        assertThat(answer.getResponseHeaderValue("Content-Security-Policy")).isEqualTo("default-src 'none'");
        assertThat(answer.getResponseHeaderValue("Cache-Control")).contains("no-store");
        var asked = FHIR.asked("$privacy-report").getFirst();
        assertThat(FhirServerStandIn.value(asked.body(), "format", "valueCode")).isEqualTo("html");
        assertThat(FhirServerStandIn.value(asked.body(), "sid", "valueString")).isNotEmpty();
        assertThat(asked.body().toString()).doesNotContain(People.KARI).contains("Patient/");
    }

    @ParameterizedTest
    @CsvSource({"nn, Vilkåra og kor mykje du har opna", "en, The terms and how much you have opened"})
    void the_page_speaks_her_language(String language, String heading) {
        kari.prefers(language).visits(PAGE);

        assertThat(kari.heading()).isEqualTo(heading);
    }
}
