package no.samtykke.authserver;

import static no.samtykke.authserver.support.Neighbourhood.FHIR;
import static no.samtykke.authserver.support.Neighbourhood.ID_PORTEN;
import static no.samtykke.authserver.support.Request.aRequest;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import no.samtykke.authserver.support.FhirServerStandIn.Relation;
import no.samtykke.authserver.support.Journey;
import no.samtykke.authserver.support.People;
import no.samtykke.authserver.support.Person;
import no.samtykke.authserver.support.RunningAuthServer;
import org.htmlunit.html.HtmlInput;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SheSeesHowFarSheMayActForOthersIT extends RunningAuthServer {

    private static final Relation BY_POWER_OF_ATTORNEY = new Relation(
            People.OLA,
            "Ola Testesen",
            "1950-03-14",
            "power-of-attorney",
            false,
            "2027-03-31",
            List.of("registered-information", "health-record"));

    private final Person kari = new Person();

    @BeforeEach
    void sheIsKnown() {
        Journey.isKnown(People.KARI);
        FHIR.knows(People.OLA);
    }

    @AfterEach
    void closeTheBrowser() {
        kari.close();
    }

    @Test
    void the_picker_says_on_what_ground_until_when_and_for_what() {
        FHIR.represents(People.KARI, BY_POWER_OF_ATTORNEY);

        kari.visits(aRequest().url());

        assertThat(kari.page().asNormalizedText())
                .contains("76 år · du har fullmakt · til og med 31. mars 2027")
                .contains("Gjelder: det registre har om personen", "; journalen")
                .doesNotContain("helsearkivet");
        kari.clicks("Ola Testesen").presses("Fortsett");
        assertThat(kari.page().asNormalizedText())
                .contains("Appen får ikke mer enn fullmakten dekker. Gjelder: det registre");
    }

    @ParameterizedTest
    @CsvSource({"closed, Stengt: tilgangen", "inactive, Inaktiv: andre bruker"})
    void who_is_closed_to_herself_cannot_choose_herself_and_still_acts_for_others(String access, String told) {
        FHIR.ownAccessIs(People.KARI, access);
        FHIR.represents(People.KARI, BY_POWER_OF_ATTORNEY);
        kari.visits(aRequest().url());

        assertThat(kari.page().asNormalizedText()).contains(told);
        HtmlInput another = kari.page().getFirstByXPath("//input[@name='person']");
        var handle = another.getValue();
        another.setValue("self");
        kari.clicks("Ola Testesen").presses("Fortsett");
        assertThat(kari.page().asNormalizedText()).contains("Du må velge én person");
        another = kari.page().getFirstByXPath("//input[@name='person']");
        assertThat(another.getValue()).isEqualTo(handle);
        kari.clicks("Ola Testesen").presses("Fortsett");
        assertThat(kari.page().asNormalizedText()).contains("på vegne av Ola Testesen");
    }

    @ParameterizedTest
    @CsvSource({
        "closed, false, Tilgangen til opplysningene dine er stengt",
        "inactive, false, Du bruker ikke tjenestene selv",
        "closed, true, Det er ingen du kan velge"
    })
    void when_nobody_can_be_chosen_a_page_says_why(String access, boolean registerSilent, String heading) {
        FHIR.ownAccessIs(People.KARI, access);
        if (registerSilent) {
            FHIR.registerIsSilent();
        }

        kari.visits(aRequest().url());

        assertThat(kari.heading()).isEqualTo(heading);
        assertThat(kari.status()).isEqualTo(403);
    }

    @Test
    void thirty_people_stand_in_order_of_ground_and_name() {
        var many = IntStream.range(0, 30)
                .mapToObj(i -> new Relation(
                        People.number("01", "81", "5" + i % 10, 100 + i),
                        "Person " + (char) ('Z' - i % 26) + i,
                        "1950-03-14",
                        i % 3 == 0 ? "guardianship" : "power-of-attorney",
                        false))
                .toArray(Relation[]::new);
        FHIR.represents(People.KARI, many);

        kari.visits(aRequest().url());

        var text = kari.page().asNormalizedText();
        assertThat(text.lastIndexOf("du er verge")).isLessThan(text.indexOf("du har fullmakt"));
        assertThat(text.indexOf("Person B24")).isLessThan(text.indexOf("Person Z0"));
        assertThat(kari.page().getByXPath("//input[@name='person']")).hasSize(31);
    }

    @Test
    void who_has_withdrawn_the_terms_is_told_when_her_profile_is_erased() {
        ID_PORTEN.nextLogin(ID_PORTEN.level4(People.NEW_ONE));
        FHIR.erases(People.NEW_ONE, "2028-11-24");

        kari.visits(aRequest().url());

        assertThat(kari.page().asNormalizedText()).contains("Profilen din slettes 24. november 2028");
    }

    @Test
    void an_emergency_block_lets_nobody_in_and_says_how_it_is_lifted() {
        FHIR.refuses(People.KARI, "emergency-blocked");

        kari.visits(aRequest().url());

        assertThat(kari.heading()).isEqualTo("Alt er sperret");
        assertThat(kari.page().asNormalizedText()).contains("signert skjema");
    }
}
