package no.samtykke.authserver;

import static no.samtykke.authserver.support.Neighbourhood.FHIR;
import static no.samtykke.authserver.support.Neighbourhood.ID_PORTEN;
import static no.samtykke.authserver.support.Request.aRequest;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import no.samtykke.authserver.support.Http;
import no.samtykke.authserver.support.Neighbourhood;
import no.samtykke.authserver.support.People;
import no.samtykke.authserver.support.Person;
import no.samtykke.authserver.support.RunningAuthServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AForgedAnswerOfIdPortenOpensNothingIT extends RunningAuthServer {

    @BeforeEach
    void kariIsKnown() {
        FHIR.knows(People.KARI);
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({"nonce, another", "iss, https://evil.example", "aud, another-client", "azp, another-client"})
    void with_a_wrong_claim(String claim, String value) {
        var claims = ID_PORTEN.level4(People.KARI);
        claims.put(claim, value);
        ID_PORTEN.nextLogin(claims);

        failsToLogIn();
    }

    @Test
    void whose_time_is_over() {
        ID_PORTEN.nextLogin(ID_PORTEN.level4(People.KARI));
        ID_PORTEN.expiresIn(-3600);

        failsToLogIn();
    }

    private static void failsToLogIn() {
        try (var kari = new Person()) {
            kari.visits(aRequest().url());

            assertThat(kari.heading()).isEqualTo("Innloggingen gikk ikke");
            assertThat(kari.browser().getCookieManager().getCookie("samtykke-session"))
                    .isNull();
            assertThat(FHIR.asked("$login")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "code=x&state=unknown",
                "code=x",
                "state=x",
                "",
                "error=access_denied&state=unknown",
                "code=x&state=unknown&iss=https://evil.example"
            })
    void that_nobody_asked_for(String query) {
        var answer = Http.get(Neighbourhood.issuer() + "/login/oauth2/code/idporten?" + query);

        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(
                        where -> assertThat(where).isIn("/login-failed", Neighbourhood.issuer() + "/login-failed"));
        assertThat(answer.headers().allValues("Set-Cookie").toString()).doesNotContain("samtykke-session");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"access_denied, Innloggingen ble avbrutt", "login_required, Innloggingen gikk ikke"})
    void that_says_she_broke_off(String error, String heading) {
        try (var kari = new Person()) {
            var state = queryOf(tripOf(kari)).get("state");

            kari.visits(Neighbourhood.issuer() + "/login/oauth2/code/idporten?state=" + state + "&error=" + error);

            assertThat(kari.heading()).isEqualTo(heading);
        }
    }

    @ParameterizedTest(name = "iss {0}: {1}")
    @CsvSource({"https://evil.example, Innloggingen gikk ikke", "ours, Vil du gi tilgang til Testappen?"})
    void from_another_sender_even_with_a_genuine_code(String sender, String heading) {
        ID_PORTEN.nextLogin(ID_PORTEN.level4(People.KARI));
        try (var kari = new Person()) {
            var iss = sender.replace("ours", ID_PORTEN.issuer());

            kari.visits(genuineReturn(tripOf(kari)) + "&iss=" + iss);

            assertThat(kari.heading()).isEqualTo(heading);
        }
    }

    @Test
    void in_another_browser_or_a_second_time() {
        ID_PORTEN.nextLogin(ID_PORTEN.level4(People.KARI));
        try (var kari = new Person();
                var thief = new Person()) {
            var back = genuineReturn(tripOf(kari));

            thief.visits(back);
            assertThat(thief.heading()).isEqualTo("Innloggingen er over");

            kari.visits(back);
            assertThat(kari.heading()).isEqualTo("Vil du gi tilgang til Testappen?");
            kari.visits(back);
            assertThat(kari.heading()).isEqualTo("Innloggingen er over");
        }
    }

    /** What ID-porten answers to this trip. */
    private static String genuineReturn(String trip) {
        return Http.get(trip).headers().firstValue("Location").orElseThrow();
    }

    /** Goes as far as ID-porten's door and no further. */
    private static String tripOf(Person kari) {
        kari.browser().getOptions().setRedirectEnabled(false);
        kari.visits(aRequest().url());
        kari.visits(whereTo(kari));
        kari.visits(whereTo(kari));
        var away = whereTo(kari);
        kari.browser().getOptions().setRedirectEnabled(true);
        assertThat(queryOf(away))
                .containsEntry("acr_values", "idporten-loa-high")
                .containsEntry("code_challenge_method", "S256")
                .containsKeys("nonce", "state", "code_challenge");
        return away;
    }

    private static String whereTo(Person person) {
        var location = person.browser()
                .getCurrentWindow()
                .getEnclosedPage()
                .getWebResponse()
                .getResponseHeaderValue("Location");
        return location.startsWith("http") ? location : Neighbourhood.issuer() + location;
    }

    private static Map<String, String> queryOf(String address) {
        var query = new HashMap<String, String>();
        for (var pair : URI.create(address).getRawQuery().split("&")) {
            query.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        return query;
    }
}
