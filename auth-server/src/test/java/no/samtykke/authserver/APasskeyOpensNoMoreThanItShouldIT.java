package no.samtykke.authserver;

import static no.samtykke.authserver.support.Neighbourhood.CLOCK;
import static no.samtykke.authserver.support.Neighbourhood.FHIR;
import static no.samtykke.authserver.support.Request.aRequest;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import no.samtykke.authserver.support.Authenticator;
import no.samtykke.authserver.support.Journey;
import no.samtykke.authserver.support.Neighbourhood;
import no.samtykke.authserver.support.PasskeyPages;
import no.samtykke.authserver.support.People;
import no.samtykke.authserver.support.Person;
import no.samtykke.authserver.support.RunningAuthServer;
import no.samtykke.authserver.support.TokenEndpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class APasskeyOpensNoMoreThanItShouldIT extends RunningAuthServer {

    private final Person kari = new Person();
    private final PasskeyPages pages = PasskeyPages.of(kari);
    private final Authenticator phone = new Authenticator();
    private final String number = People.anotherOne();

    @BeforeEach
    void sheHasAPasskey() {
        Journey.isKnown(number);
        pages.enrol(phone);
        assertThat(kari.page().asNormalizedText()).contains("Passnøkkelen er lagt til.", "Telefonen");
    }

    @AfterEach
    void closeTheBrowser() {
        kari.close();
    }

    @Test
    void with_it_she_logs_in_and_the_tokens_say_so() throws Exception {
        var request = aRequest();
        pages.logOut();
        kari.visits(request.url());

        pages.logIn(phone);
        kari.presses("Gi tilgang");
        var tokens = TokenEndpoint.exchange(request, kari.told("code"));

        assertThat(tokens.claims("access_token").getStringClaim("acr")).isEqualTo("samtykke-device");
        assertThat(tokens.claims("access_token").getStringListClaim("amr")).containsExactly("pop", "user");
        assertThat(tokens.claims("id_token").getStringClaim("acr")).isEqualTo("samtykke-device");
        assertThat(tokens.text("patient")).isEqualTo(FHIR.patientOf(number).orElseThrow());
        assertThat(TokenEndpoint.refresh(tokens.text("refresh_token")).status()).isEqualTo(200);
    }

    @Test
    void the_page_offers_id_porten_without_script_and_loads_no_script_but_ours() {
        pages.comeBack();

        var policy = kari.page().getWebResponse().getResponseHeaderValue("Content-Security-Policy");
        assertThat(policy).contains("default-src 'none'", "script-src 'self'", "connect-src 'self'");
        assertThat(kari.page().getByXPath("//a[starts-with(@href,'/login/')]")).hasSize(1);
        assertThat(pages.form().hasAttribute("hidden")).isTrue();
        kari.visits(aRequest().with("scope", "unknown").url());
        kari.visits(Neighbourhood.issuer() + "/account");
        assertThat(kari.page().getWebResponse().getResponseHeaderValue("Content-Security-Policy"))
                .doesNotContain("script-src");
    }

    @ParameterizedTest
    @ValueSource(strings = {"prompt=login", "max_age=600", "acr_values=idporten-loa-high"})
    void an_app_that_wants_id_porten_gets_id_porten(String wish) {
        pages.logOut();
        var parts = wish.split("=", -1);
        kari.visits(aRequest().with(parts[0], parts[1]).url());

        assertThat(kari.page().getByXPath("//form[@data-passkey]")).isEmpty();
    }

    static Stream<Arguments> wrongs() {
        return Stream.of(
                Arguments.of("another origin", (Wrong) phone -> phone.at("https://evil.example")),
                Arguments.of("our host at another port", (Wrong) phone -> phone.at("http://localhost:1")),
                Arguments.of("another host", (Wrong) phone -> phone.forHost("evil.example")),
                Arguments.of("nobody verified", (Wrong) phone -> phone.verifiesUser(false)),
                Arguments.of("another's handle", (Wrong) phone -> phone.calledBy("AAAA")));
    }

    private interface Wrong {
        void with(Authenticator phone);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongs")
    void it_opens_nothing_with_anything_wrong(String what, Wrong wrong) {
        pages.comeBack();
        wrong.with(phone);

        pages.logIn(phone);

        assertThat(kari.page().asNormalizedText()).contains("Innloggingen med passnøkkel gikk ikke");
        assertThat(pages.isLoggedIn()).isFalse();
    }

    @Test
    void a_counter_that_goes_back_is_a_copy() {
        phone.countsFrom(7);
        pages.comeBack();
        pages.logIn(phone);
        phone.countsFrom(3);
        pages.comeBack();

        pages.logIn(phone);

        assertThat(kari.page().asNormalizedText()).contains("Innloggingen med passnøkkel gikk ikke");
        assertThat(pages.isLoggedIn()).isFalse();
    }

    @Test
    void a_challenge_is_good_once() {
        pages.comeBack();
        var signed = phone.get(pages.options().body());
        pages.send(signed);
        pages.comeBack();

        assertThat(pages.send(signed).next()).endsWith("fault=failed");
        assertThat(pages.isLoggedIn()).isFalse();
    }

    @Test
    void a_challenge_is_good_in_its_own_launch_only() {
        pages.comeBack();
        var signed = phone.get(pages.options().body());
        kari.visits(aRequest().url());

        assertThat(pages.send(signed).next()).endsWith("fault=failed");
    }

    @Test
    void a_challenge_is_good_for_five_minutes() {
        pages.comeBack();
        var signed = phone.get(pages.options().body());
        CLOCK.move(Duration.ofMinutes(6));

        assertThat(pages.send(signed).next()).endsWith("fault=failed");
    }

    @Test
    void what_another_browser_asked_for_is_worth_nothing_here() {
        pages.comeBack();
        try (var mallory = new Person()) {
            mallory.visits(Neighbourhood.issuer() + "/account/login?passkey");
            var signed = phone.get(PasskeyPages.of(mallory).options().body());

            assertThat(pages.send(signed).next()).endsWith("fault=failed");
        }
        assertThat(pages.isLoggedIn()).isFalse();
    }

    @Test
    void a_page_of_another_browser_takes_no_passkey() {
        pages.comeBack();
        var action = pages.form().getActionAttribute();
        try (var mallory = new Person()) {
            mallory.visits(Neighbourhood.issuer() + "/account/login?passkey");

            assertThat(PasskeyPages.of(mallory)
                            .post(action + "/options", Map.of())
                            .status())
                    .isEqualTo(410);
        }
    }

    @Test
    void one_we_never_saw_opens_nothing() {
        pages.comeBack();

        pages.logIn(new Authenticator().calledBy("AAAA"));

        assertThat(kari.page().asNormalizedText()).contains("Passnøkkelen gjelder ikke lenger");
        assertThat(pages.isLoggedIn()).isFalse();
    }
}
