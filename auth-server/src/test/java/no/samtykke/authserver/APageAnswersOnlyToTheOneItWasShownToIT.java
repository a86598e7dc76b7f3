package no.samtykke.authserver;

import static no.samtykke.authserver.support.Neighbourhood.CLOCK;
import static no.samtykke.authserver.support.Neighbourhood.FHIR;
import static no.samtykke.authserver.support.Request.aRequest;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.stream.Collectors;
import no.samtykke.authserver.support.AppStandIn;
import no.samtykke.authserver.support.FhirServerStandIn.Relation;
import no.samtykke.authserver.support.Http;
import no.samtykke.authserver.support.Journey;
import no.samtykke.authserver.support.Neighbourhood;
import no.samtykke.authserver.support.People;
import no.samtykke.authserver.support.Person;
import no.samtykke.authserver.support.RunningAuthServer;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.util.Cookie;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class APageAnswersOnlyToTheOneItWasShownToIT extends RunningAuthServer {

    private final Person kari = new Person();
    private String page = "";

    @BeforeEach
    void kariIsAskedToApprove() {
        Journey.isKnown(People.KARI);
        kari.visits(aRequest().url());
        page = kari.address().toString();
    }

    @AfterEach
    void closeTheBrowser() {
        kari.close();
    }

    @Test
    void not_without_the_forms_own_token() {
        var answer = Http.post(page, "answer=approve&scope=patient/Observation.rs", "Cookie", cookies());

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(FHIR.asked("$approve-app")).isEmpty();
    }

    @Test
    void not_with_a_forged_token() {
        HtmlInput token = kari.page().getFirstByXPath("//input[@name='_csrf']");
        token.setValueAttribute("forged");

        kari.presses("Gi tilgang");

        assertThat(kari.status()).isEqualTo(403);
        assertThat(FHIR.asked("$approve-app")).isEmpty();
    }

    @Test
    void not_in_another_browser() {
        try (var thief = new Person()) {
            thief.visits(page);
            assertThat(thief.heading()).isEqualTo("Innloggingen er over");
            thief.visits(page.substring(0, page.lastIndexOf('/')));
            assertThat(thief.heading()).isEqualTo("Innloggingen er over");
        }
    }

    @Test
    void not_after_the_person_in_the_browser_has_changed() {
        var approval = kari.page();
        Journey.isKnown(People.ELDAR);
        try (var eldar = new Person()) {
            eldar.visits(aRequest().url());
            var his = eldar.browser().getCookieManager().getCookie("samtykke-session");
            kari.browser().getCookieManager().addCookie(new Cookie("localhost", "samtykke-session", his.getValue()));
        }

        kari.browser().getCurrentWindow().setEnclosedPage(approval);
        kari.presses("Gi tilgang");

        assertThat(FHIR.asked("$approve-app")).isEmpty();
        assertThat(kari.isAtApp()).isFalse();
    }

    @Test
    void not_twice() {
        var approval = kari.page();
        kari.presses("Gi tilgang");
        assertThat(kari.told("code")).isNotEmpty();

        kari.browser().getCurrentWindow().setEnclosedPage(approval);
        kari.presses("Gi tilgang");

        assertThat(kari.heading()).isEqualTo("Innloggingen er over");
        assertThat(kari.status()).isEqualTo(410);
    }

    @Test
    void not_after_half_an_hour() {
        CLOCK.move(Duration.ofMinutes(31));

        kari.presses("Gi tilgang");

        assertThat(kari.heading()).isEqualTo("Innloggingen er over");
    }

    @Test
    void not_at_a_step_that_has_not_come() {
        FHIR.represents(People.KARI, new Relation(People.OLA, "Ola", "2018-01-01", "parental-responsibility", false));
        kari.visits(aRequest().url());
        assertThat(kari.heading()).isEqualTo("Hvem gjelder det?");

        kari.visits(kari.address().toString().replace("/person", "/approval"));

        assertThat(kari.heading()).isEqualTo("Hvem gjelder det?");
    }

    @Test
    void two_apps_in_two_tabs_do_not_disturb_each_other() {
        var first = kari.page();
        kari.visits(aRequest().with("client_id", AppStandIn.OTHER_APP).url());
        assertThat(kari.heading()).isEqualTo("Vil du gi tilgang til Den andre appen?");
        kari.presses("Gi tilgang");
        assertThat(kari.told("code")).isNotEmpty();

        kari.browser().getCurrentWindow().setEnclosedPage(first);
        kari.presses("Gi tilgang");

        assertThat(kari.told("code")).isNotEmpty();
    }

    @Test
    void the_key_to_the_session_is_new_at_every_log_in_and_is_no_name_of_it() {
        var before = kari.browser().getCookieManager().getCookie("samtykke-session");
        kari.visits(aRequest().with("prompt", "login").url());
        kari.logsInAgainAtIdPorten().presses("Gi tilgang");
        var after = kari.browser().getCookieManager().getCookie("samtykke-session");

        assertThat(after.getValue()).isNotEqualTo(before.getValue()).hasSize(43);
        assertThat(after.isHttpOnly()).isTrue();
        assertThat(after.getSameSite()).isEqualToIgnoringCase("lax");
    }

    @Test
    void over_tls_the_browser_is_told_to_come_by_tls_only() {
        var page = Neighbourhood.issuer() + "/logged-out";

        assertThat(Http.get(page, "X-Forwarded-Proto", "https").headers().firstValue("Strict-Transport-Security"))
                .hasValueSatisfying(policy -> assertThat(policy).startsWith("max-age=31536000"));
        assertThat(Http.get(page).headers().firstValue("Strict-Transport-Security"))
                .isEmpty();
    }

    @Test
    void its_headers_keep_it_from_being_kept_framed_or_read() {
        var headers = kari.page().getWebResponse();

        assertThat(headers.getResponseHeaderValue("Cache-Control")).isEqualTo("no-store");
        assertThat(headers.getResponseHeaderValue("Content-Security-Policy"))
                .isEqualTo("default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self' "
                        + Neighbourhood.APPS.callback().replace("/callback", "")
                        + "; frame-ancestors 'none'; base-uri 'none'");
        assertThat(headers.getResponseHeaderValue("X-Frame-Options")).isEqualTo("DENY");
        assertThat(headers.getResponseHeaderValue("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(headers.getResponseHeaderValue("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(headers.getResponseHeaderValue("Server")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing<script>alert(1)</script>",
                "/launch/unknown",
                "/launch/unknown/approval",
                "/login/unknown",
                "/logout/idporten/frontchannel",
                "/oauth2/authorize/",
                "/actuator",
                "/actuator/env",
                "/oauth2/introspect",
                "/oauth2/revoke",
                "/oauth2/par",
                "/oauth2/device_authorization",
                "/connect/register",
                "/userinfo",
                "/login",
                "/messages_nb.properties",
                "/application.yaml"
            })
    void what_is_not_there_is_not_there_and_nothing_comes_back_of_what_was_asked(String path) {
        var address =
                URI.create(Neighbourhood.issuer() + path.replace("<", "%3C").replace(">", "%3E"));
        var answer = Http.get(address.toString(), "Accept", "text/html");

        assertThat(answer.statusCode()).isBetween(400, 599).isNotIn(500, 503);
        assertThat(answer.body()).doesNotContain("alert", "Exception", "at no.", "at org.");
    }

    private String cookies() {
        return kari.browser().getCookieManager().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }
}
