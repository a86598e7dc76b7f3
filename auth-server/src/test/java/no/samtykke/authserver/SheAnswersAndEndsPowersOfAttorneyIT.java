package no.samtykke.authserver;

import static no.samtykke.authserver.support.Neighbourhood.FHIR;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import no.samtykke.authserver.support.Journey;
import no.samtykke.authserver.support.Neighbourhood;
import no.samtykke.authserver.support.PasskeyPages;
import no.samtykke.authserver.support.People;
import no.samtykke.authserver.support.Person;
import no.samtykke.authserver.support.RunningAuthServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SheAnswersAndEndsPowersOfAttorneyIT extends RunningAuthServer {

    private static final String PAGE = Neighbourhood.issuer() + "/account/powers";

    private final Person kari = new Person();

    @BeforeEach
    void sheIsKnownAndHasReceivedOne() {
        Journey.isKnown(People.KARI);
        FHIR.powers()
                .propose(
                        "p1",
                        FHIR.knows(People.OLA),
                        FHIR.knows(People.KARI),
                        "Ola",
                        List.of("health-record"),
                        "2027-03-31");
    }

    @AfterEach
    void closeTheBrowser() {
        kari.close();
    }

    @Test
    void she_accepts_what_she_was_offered_and_renounces_it_later() {
        kari.visits(PAGE);
        assertThat(kari.page().asNormalizedText())
                .contains("Fra Ola", "Venter på svar fra deg", "journalen", "31. mars 2027")
                .contains("Du har ikke gitt noen fullmakt.");

        kari.presses("Godta fullmakten");
        assertThat(kari.page().asNormalizedText()).contains("Fullmakten er godtatt", "Godtatt, gjelder");

        kari.presses("Si fra deg fullmakten");
        assertThat(kari.page().asNormalizedText()).contains("Fullmakten er avsluttet", "Ingen har gitt deg fullmakt.");
        var asked = FHIR.asked("$end-mandate").getFirst().body().toString();
        assertThat(asked).contains("Consent/p1", "Patient/" + FHIR.knows(People.KARI));
    }

    @Test
    void she_declines_what_she_was_offered() {
        kari.visits(PAGE).presses("Ikke godta");

        assertThat(kari.page().asNormalizedText()).contains("Fullmakten er ikke godtatt.");
        assertThat(FHIR.asked("$decline-mandate")).hasSize(1);
    }

    @Test
    void she_sees_and_ends_what_she_gave() {
        FHIR.powers().propose("p2", FHIR.knows(People.KARI), FHIR.knows(People.OLA), "Per", List.of(), "");
        kari.visits(PAGE);
        assertThat(kari.page().asNormalizedText())
                .contains("Til Per", "Venter på svar fra mottakeren", "028218*****", "Til en av dere avslutter den");

        kari.presses("Avslutt fullmakten");

        assertThat(kari.page().asNormalizedText()).contains("Du har ikke gitt noen fullmakt.", "Fra Ola");
    }

    @Test
    void what_the_fhir_server_refuses_is_told() {
        FHIR.powers().refusesAcceptance();

        kari.visits(PAGE).presses("Godta fullmakten");

        assertThat(kari.page().asNormalizedText()).contains("Det gikk ikke", "Venter på svar fra deg");
    }

    @Test
    void one_that_is_not_hers_is_not_asked_about() {
        FHIR.powers().propose("p3", "someone", "another", "X", List.of(), "");
        kari.visits(PAGE);

        PasskeyPages.of(kari).post("/account/powers/end", Map.of("power", "p3"));

        assertThat(FHIR.asked("$end-mandate")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"nn, Fullmakter du har fått", "en, Powers of attorney you have received"})
    void the_page_speaks_her_language(String language, String text) {
        kari.prefers(language).visits(PAGE);

        assertThat(kari.page().asNormalizedText()).contains(text);
    }
}
