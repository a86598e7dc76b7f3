package no.samtykke.authserver;

import static no.samtykke.authserver.support.Neighbourhood.CLOCK;
import static no.samtykke.authserver.support.Neighbourhood.FHIR;
import static no.samtykke.authserver.support.Neighbourhood.ID_PORTEN;
import static no.samtykke.authserver.support.Request.aRequest;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import no.samtykke.authserver.support.Authenticator;
import no.samtykke.authserver.support.Journey;
import no.samtykke.authserver.support.Neighbourhood;
import no.samtykke.authserver.support.PasskeyPages;
import no.samtykke.authserver.support.People;
import no.samtykke.authserver.support.Person;
import no.samtykke.authserver.support.RunningAuthServer;
import no.samtykke.authserver.support.TokenEndpoint;
import org.htmlunit.html.HtmlAnchor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class APasskeyHangsOnIdPortenAndTheRegisterIT extends RunningAuthServer {

    private final Person kari = new Person();
    private final PasskeyPages pages = PasskeyPages.of(kari);
    private final Authenticator phone = new Authenticator();
    private final String number = People.anotherOne();

    @BeforeEach
    void sheHasAPasskey() {
        Journey.isKnown(number);
        pages.enrol(phone);
    }

    @AfterEach
    void closeTheBrowser() {
        kari.close();
    }

    @Test
    void it_works_again_after_a_log_in_at_id_porten_but_not_for_ever_without() {
        pages.logOut();
        CLOCK.move(Duration.ofDays(91));
        kari.visits(aRequest().url());
        pages.logIn(phone);
        assertThat(kari.page().asNormalizedText()).contains("Det er for lenge siden du logget inn med ID-porten");

        ID_PORTEN.expiresIn(Duration.ofDays(92).toSeconds());
        kari.visits(kari.page()
                .<HtmlAnchor>getFirstByXPath("//a[starts-with(@href,'/login/')]")
                .getHrefAttribute()
                .replaceFirst("^", Neighbourhood.issuer()));
        pages.comeBack();
        pages.logIn(phone);

        assertThat(kari.heading()).contains("Vil du gi tilgang");
    }

    @ParameterizedTest
    @ValueSource(strings = {"number-replaced", "deceased"})
    void when_the_register_says_it_is_over_it_is_over(String reason) {
        pages.comeBack();
        FHIR.refuses(number, reason);
        pages.logIn(phone);
        assertThat(kari.status()).isEqualTo(403);
        FHIR.refuses(number, "");
        kari.visits(aRequest().url());

        pages.logIn(phone);

        assertThat(kari.page().asNormalizedText()).contains("Passnøkkelen gjelder ikke lenger");
    }

    @Test
    void when_the_fhir_server_is_silent_nobody_comes_in() {
        pages.comeBack();
        FHIR.isSilent(true);
        pages.logIn(phone);
        FHIR.isSilent(false);

        assertThat(kari.heading()).isEqualTo("Tjenesten svarer ikke");
        assertThat(pages.isLoggedIn()).isFalse();
    }

    @Test
    void one_she_has_removed_opens_nothing() {
        kari.visits(Neighbourhood.issuer() + "/account/devices").presses("Fjern");
        assertThat(kari.page().asNormalizedText()).contains("Du har ingen passnøkler.");
        pages.logOut();
        kari.visits(Neighbourhood.issuer() + "/account/login?passkey");

        pages.logIn(phone);

        assertThat(kari.page().asNormalizedText()).contains("Passnøkkelen gjelder ikke lenger");
        assertThat(kari.page().getByXPath("//a[starts-with(@href,'/login/')]")).hasSize(1);
        assertThat(pages.isLoggedIn()).isFalse();
    }

    @Test
    void another_person_in_the_browser_ends_the_session_before() {
        var request = aRequest();
        kari.visits(request.url()).presses("Gi tilgang");
        var tokens = TokenEndpoint.exchange(request, kari.told("code"));
        try (var ola = new Person()) {
            Journey.isKnown(People.OLA);
            var olasPhone = new Authenticator();
            PasskeyPages.of(ola).enrol(olasPhone);
            kari.visits(Neighbourhood.issuer() + "/account/login?passkey");
            pages.logIn(olasPhone);
        }

        assertThat(TokenEndpoint.refresh(tokens.text("refresh_token")).text("error"))
                .isEqualTo("invalid_grant");
    }
}
