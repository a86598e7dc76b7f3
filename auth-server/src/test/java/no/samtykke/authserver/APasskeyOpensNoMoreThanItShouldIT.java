package no.samtykke.authserver;

import static no.samtykke.authserver.support.Neighbourhood.CLOCK;
import static no.samtykke.authserver.support.Neighbourhood.FHIR;
import static no.samtykke.authserver.support.Neighbourhood.ID_PORTEN;
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
import org.htmlunit.html.HtmlAnchor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class APasskeyOpensNoMoreThanItShouldIT extends RunningAuthServer {

    private static final String DEVICES = Neighbourhood.issuer() + "/account/devices";

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

    private void logsOut() {
        kari.visits(Neighbourhood.issuer() + "/logout").presses("Logg ut");
    }

    /** On the page that offers the passkey. */
    private void comesBack() {
        logsOut();
        kari.visits(aRequest().url());
        assertThat(kari.heading()).isEqualTo("Logg inn");
    }

    private void isNotLoggedIn() {
        kari.visits(Neighbourhood.issuer() + "/account");
        assertThat(kari.page().asNormalizedText()).contains("Logg inn for å se");
    }

    @Test
    void with_it_she_logs_in_and_the_tokens_say_so() throws Exception {
        var request = aRequest();
        logsOut();
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
        comesBack();

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
        logsOut();
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
        comesBack();
        wrong.with(phone);

        pages.logIn(phone);

        assertThat(kari.page().asNormalizedText()).contains("Innloggingen med passnøkkel gikk ikke");
        isNotLoggedIn();
    }

    @Test
    void a_counter_that_goes_back_is_a_copy() {
        phone.countsFrom(7);
        comesBack();
        pages.logIn(phone);
        phone.countsFrom(3);
        comesBack();

        pages.logIn(phone);

        assertThat(kari.page().asNormalizedText()).contains("Innloggingen med passnøkkel gikk ikke");
        isNotLoggedIn();
    }

    @Test
    void a_challenge_is_good_once() {
        comesBack();
        var signed = phone.get(pages.options().body());
        pages.send(signed);
        comesBack();

        assertThat(pages.send(signed).next()).endsWith("fault=failed");
        isNotLoggedIn();
    }

    @Test
    void a_challenge_is_good_in_its_own_launch_only() {
        comesBack();
        var signed = phone.get(pages.options().body());
        kari.visits(aRequest().url());

        assertThat(pages.send(signed).next()).endsWith("fault=failed");
    }

    @Test
    void a_challenge_is_good_for_five_minutes() {
        comesBack();
        var signed = phone.get(pages.options().body());
        CLOCK.move(Duration.ofMinutes(6));

        assertThat(pages.send(signed).next()).endsWith("fault=failed");
    }

    @Test
    void what_another_browser_asked_for_is_worth_nothing_here() {
        comesBack();
        try (var mallory = new Person()) {
            mallory.visits(Neighbourhood.issuer() + "/account/login?passkey");
            var signed = phone.get(PasskeyPages.of(mallory).options().body());

            assertThat(pages.send(signed).next()).endsWith("fault=failed");
        }
        isNotLoggedIn();
    }

    @Test
    void a_page_of_another_browser_takes_no_passkey() {
        comesBack();
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
        comesBack();

        pages.logIn(new Authenticator().calledBy("AAAA"));

        assertThat(kari.page().asNormalizedText()).contains("Passnøkkelen gjelder ikke lenger");
        isNotLoggedIn();
    }

    @Test
    void one_she_has_removed_opens_nothing() {
        kari.visits(DEVICES).presses("Fjern");
        assertThat(kari.page().asNormalizedText()).contains("Du har ingen passnøkler.");
        logsOut();
        kari.visits(Neighbourhood.issuer() + "/account/login?passkey");

        pages.logIn(phone);

        assertThat(kari.page().asNormalizedText()).contains("Passnøkkelen gjelder ikke lenger");
        assertThat(kari.page().getByXPath("//a[starts-with(@href,'/login/')]")).hasSize(1);
        isNotLoggedIn();
    }

    @Test
    void it_works_again_after_a_log_in_at_id_porten_but_not_for_ever_without() {
        logsOut();
        CLOCK.move(Duration.ofDays(91));
        kari.visits(aRequest().url());
        pages.logIn(phone);
        assertThat(kari.page().asNormalizedText()).contains("Det er for lenge siden du logget inn med ID-porten");

        ID_PORTEN.expiresIn(Duration.ofDays(92).toSeconds());
        kari.visits(kari.page()
                .<HtmlAnchor>getFirstByXPath("//a[starts-with(@href,'/login/')]")
                .getHrefAttribute()
                .replaceFirst("^", Neighbourhood.issuer()));
        comesBack();
        pages.logIn(phone);

        assertThat(kari.heading()).contains("Vil du gi tilgang");
    }

    @ParameterizedTest
    @ValueSource(strings = {"number-replaced", "deceased"})
    void when_the_register_says_it_is_over_it_is_over(String reason) {
        comesBack();
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
        comesBack();
        FHIR.isSilent(true);
        pages.logIn(phone);
        FHIR.isSilent(false);

        assertThat(kari.heading()).isEqualTo("Tjenesten svarer ikke");
        isNotLoggedIn();
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
