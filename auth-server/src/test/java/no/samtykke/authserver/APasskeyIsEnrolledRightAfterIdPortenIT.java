package no.samtykke.authserver;

import static no.samtykke.authserver.support.Neighbourhood.CLOCK;
import static no.samtykke.authserver.support.Request.aRequest;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import no.samtykke.authserver.support.Authenticator;
import no.samtykke.authserver.support.Journey;
import no.samtykke.authserver.support.Neighbourhood;
import no.samtykke.authserver.support.PasskeyPages;
import no.samtykke.authserver.support.People;
import no.samtykke.authserver.support.Person;
import no.samtykke.authserver.support.RunningAuthServer;
import org.htmlunit.html.HtmlAnchor;
import org.htmlunit.html.HtmlForm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class APasskeyIsEnrolledRightAfterIdPortenIT extends RunningAuthServer {

    private static final String DEVICES = Neighbourhood.issuer() + "/account/devices";

    private final Person kari = new Person();
    private final PasskeyPages pages = PasskeyPages.of(kari);
    private final Authenticator phone = new Authenticator();

    @BeforeEach
    void sheHasAPasskey() {
        Journey.isKnown(People.anotherOne());
        pages.enrol(phone);
    }

    @AfterEach
    void closeTheBrowser() {
        kari.close();
    }

    static Stream<Arguments> wrongs() {
        return Stream.of(
                wrong("another origin", one -> one.at("https://evil.example")),
                wrong("our host at another port", one -> one.at("http://localhost:1")),
                wrong("another host", one -> one.forHost("evil.example")),
                wrong("nobody verified", one -> one.verifiesUser(false)));
    }

    private static Arguments wrong(String what, UnaryOperator<Authenticator> wrong) {
        return Arguments.of(what, wrong);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongs")
    void it_is_not_enrolled_with_anything_wrong(String what, UnaryOperator<Authenticator> wrong) {
        pages.enrol(wrong.apply(new Authenticator()));

        assertThat(kari.page().asNormalizedText()).contains("Passnøkkelen ble ikke lagt til");
    }

    @Test
    void it_is_in_her_log_or_it_is_neither_added_nor_removed() {
        assertThat(Neighbourhood.FHIR.asked("$device-changed"))
                .singleElement()
                .satisfies(asked -> assertThat(asked.body().toString()).contains("\"valueCode\":\"added\""));

        Neighbourhood.FHIR.logsNoDevices(true);
        pages.enrol(new Authenticator());
        assertThat(kari.page().asNormalizedText()).contains("Passnøkkelen ble ikke lagt til");
        kari.visits(DEVICES).presses("Fjern");
        assertThat(removals()).isEqualTo(1);

        Neighbourhood.FHIR.logsNoDevices(false);
        kari.visits(DEVICES).presses("Fjern");
        assertThat(removals()).isZero();
        assertThat(Neighbourhood.FHIR.asked("$device-changed").getLast().body().toString())
                .contains("\"valueCode\":\"removed\"");
    }

    private int removals() {
        return kari.visits(DEVICES)
                .page()
                .getByXPath("//form[contains(@action,'passkeys/remove')]")
                .size();
    }

    @Test
    void a_passkey_cannot_beget_another() {
        kari.visits(Neighbourhood.issuer() + "/logout").presses("Logg ut");
        kari.visits(aRequest().url());
        pages.logIn(phone);

        kari.visits(DEVICES);

        assertThat(kari.page().getByXPath("//form[@data-passkey]")).isEmpty();
        assertThat(pages.post("/account/devices/passkeys/options", Map.of("label", "x"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void ten_minutes_after_the_log_in_it_is_too_late_to_add_one() {
        CLOCK.move(Duration.ofMinutes(11));
        kari.visits(DEVICES);

        assertThat(kari.page().asNormalizedText()).contains("de siste ti minuttene");
        assertThat(pages.post("/account/devices/passkeys/options", Map.of("label", "x"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void she_gives_it_another_name() {
        kari.visits(DEVICES);
        var form = kari.page().<HtmlForm>getFirstByXPath("//form[contains(@action,'rename')]");
        form.getInputByName("label").setValue("Min <b>gamle</b> telefon");
        kari.presses("Lagre navnet");

        assertThat(kari.page().asNormalizedText()).contains("Navnet er endret.", "Min <b>gamle</b> telefon");
    }

    @Test
    void a_challenge_is_good_once() {
        kari.visits(DEVICES);
        var options = pages.options().body();

        assertThat(pages.send(new Authenticator().create(options)).next()).endsWith("done=added");
        assertThat(pages.send(new Authenticator().create(options)).next()).endsWith("fault=failed");
    }

    @Test
    void a_challenge_for_a_log_in_enrols_nothing() {
        kari.visits(Neighbourhood.issuer() + "/logout").presses("Logg ut");
        kari.visits(aRequest().url());
        var forLogin = pages.options().body();
        kari.visits(DEVICES);
        kari.visits(kari.page()
                .<HtmlAnchor>getFirstByXPath("//a[starts-with(@href,'/login/')]")
                .getHrefAttribute()
                .replaceFirst("^", Neighbourhood.issuer()));

        assertThat(pages.send(new Authenticator().calledBy("AAAA").create(forLogin))
                        .next())
                .endsWith("fault=failed");
    }

    @Test
    void ten_are_enough() {
        for (int i = 1; i < 10; i++) {
            pages.enrol(new Authenticator());
        }

        assertThat(kari.page().getByXPath("//form[@data-passkey]")).isEmpty();
        assertThat(pages.post("/account/devices/passkeys/options", Map.of("label", "x"))
                        .status())
                .isEqualTo(403);
    }
}
