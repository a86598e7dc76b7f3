package no.samtykke.authserver;

import static no.samtykke.authserver.support.Neighbourhood.ID_PORTEN;
import static no.samtykke.authserver.support.Request.aRequest;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.regex.Pattern;
import no.samtykke.authserver.support.FhirServerStandIn.Relation;
import no.samtykke.authserver.support.Http;
import no.samtykke.authserver.support.Journey;
import no.samtykke.authserver.support.Neighbourhood;
import no.samtykke.authserver.support.People;
import no.samtykke.authserver.support.Person;
import no.samtykke.authserver.support.RunningAuthServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class APageSaysWhatWentWrongAndHowToAskIT extends RunningAuthServer {

    private static final Pattern REFERENCE = Pattern.compile("(?:Referanse|Reference): ([A-Z2-7]{8})\\.");

    private final Person kari = new Person();

    @AfterEach
    void closeTheBrowser() {
        kari.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/no/such/page?name=evil, no-page, status 404",
        "/oauth2/authorize?client_id=evil, unknown-app, unknown-app",
        "/oauth2/authorize, other, other",
        "/login-failed, launch-gone, launch-gone",
        "/launch/evil/approval, launch-gone, launch-gone",
        "/logout/confirm, other, status 405"
    })
    void with_a_reference_that_stands_in_the_log(String path, String fault, String logged, CapturedOutput log) {
        kari.visits(Neighbourhood.issuer() + path);

        assertThat(kari.page().asXml()).contains("data-fault=\"" + fault + "\"").doesNotContain("evil");
        assertThat(log.getAll())
                .contains("Fault " + reference() + ": " + logged)
                .doesNotContain("evil");
    }

    @Test
    void also_when_she_does_not_come_in(CapturedOutput log) {
        var low = ID_PORTEN.level4(People.KARI);
        low.put("acr", "idporten-loa-substantial");
        ID_PORTEN.nextLogin(low);

        kari.visits(aRequest().url());

        assertThat(log.getAll()).contains("Fault " + reference() + ": refused: level-too-low");
    }

    @Test
    void and_a_program_that_takes_json_gets_one() {
        var answer = Http.get(Neighbourhood.issuer() + "/no/such/page", "Accept", "application/json");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body())
                .containsPattern("\"reference\":\"[A-Z2-7]{8}\"")
                .contains("\"fault\":\"no-page\"");
    }

    @ParameterizedTest
    @CsvSource({"Nynorsk, Kven gjeld det?, Du må velje", "English, Who is it about?, You have to choose one person"})
    void and_a_change_of_language_forgets_nothing_of_the_page(String language, String heading, String text) {
        Journey.isKnown(People.KARI);
        Neighbourhood.FHIR.represents(
                People.KARI,
                new Relation(
                        People.OLA,
                        "Ola Testesen",
                        LocalDate.now(Neighbourhood.CLOCK).minusYears(8).toString(),
                        "parental-responsibility",
                        false));
        kari.visits(aRequest().url()).presses("Fortsett");

        kari.follows(language);

        assertThat(kari.heading()).isEqualTo(heading);
        assertThat(kari.page().asNormalizedText()).contains(text);
    }

    @Test
    void and_whoever_comes_by_herself_is_told_where_she_is() {
        kari.visits(Neighbourhood.issuer() + "/");

        assertThat(kari.status()).isEqualTo(200);
        assertThat(kari.page().getAnchorByText("Se og endre tilganger").getHrefAttribute())
                .isEqualTo("/account");
        assertThat(kari.page().getAnchorByText("Logg ut").getHrefAttribute()).isEqualTo("/logout");
    }

    private String reference() {
        var found = REFERENCE.matcher(kari.page().asNormalizedText());
        assertThat(found.find()).as(kari.page().asNormalizedText()).isTrue();
        return found.group(1);
    }
}
