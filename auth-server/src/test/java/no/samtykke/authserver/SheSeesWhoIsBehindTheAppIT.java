package no.samtykke.authserver;

import static no.samtykke.authserver.support.RegisteredByApi.anApp;
import static no.samtykke.authserver.support.RegisteredByApi.registered;
import static no.samtykke.authserver.support.Request.aRequest;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import no.samtykke.authserver.support.AppStandIn;
import no.samtykke.authserver.support.Http;
import no.samtykke.authserver.support.Journey;
import no.samtykke.authserver.support.Neighbourhood;
import no.samtykke.authserver.support.People;
import no.samtykke.authserver.support.Person;
import no.samtykke.authserver.support.RunningAuthServer;
import org.htmlunit.html.HtmlElement;
import org.junit.jupiter.api.Test;

class SheSeesWhoIsBehindTheAppIT extends RunningAuthServer {

    private static final String PNG =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

    @Test
    void before_she_says_yes() {
        var id = registered(anApp().put("logo_uri", "data:image/png;base64," + PNG)
                        .put("policy_uri", "https://app.example/personvern")
                        .put("tos_uri", "https://app.example/vilkar")
                        .set("contacts", anApp().putArray("x").add("hjelp@app.example")))
                .path("client_id")
                .asText();
        try (var kari = new Person()) {
            Journey.isKnown(People.KARI);
            kari.visits(aRequest().with("client_id", id).url());

            assertThat(kari.page().asNormalizedText())
                    .contains("Ansvarlig for appen", "Måleboka AS", "Kontakt", "Personvernerklæring");
            HtmlElement logo = kari.page().getFirstByXPath("//img[@class='logo']");
            assertThat(logo.getAttribute("src")).isEqualTo("/apps/" + id + "/logo");
            assertThat(logo.hasAttribute("alt")).isTrue();
            assertThat(logo.getAttribute("alt")).isEmpty();
            isLink(kari, "mailto:hjelp@app.example");
            isLink(kari, "https://app.example/personvern");
            isLink(kari, "https://app.example/vilkar");
        }
        theLogoIsServedByUs(id);
    }

    private static void isLink(Person kari, String address) {
        HtmlElement link = kari.page().getFirstByXPath("//a[@href='" + address + "']");
        assertThat(link.getAttribute("rel")).isEqualTo("noreferrer noopener");
        assertThat(link.hasAttribute("target")).isFalse();
    }

    private static void theLogoIsServedByUs(String id) {
        var address = Neighbourhood.issuer() + "/apps/" + id + "/logo";
        var answer = Http.get(address);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("image/png");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("sandbox", "default-src 'none'");
        assertThat(answer.headers().firstValueAsLong("Content-Length"))
                .hasValue(Base64.getDecoder().decode(PNG).length);
        var tag = answer.headers().firstValue("ETag").orElseThrow();
        assertThat(Http.get(address, "If-None-Match", tag).statusCode()).isEqualTo(304);
    }

    @Test
    void an_app_without_a_logo_has_none() {
        assertThat(Http.get(Neighbourhood.issuer() + "/apps/" + AppStandIn.APP + "/logo")
                        .statusCode())
                .isEqualTo(404);
        assertThat(Http.get(Neighbourhood.issuer() + "/apps/nobody/logo").statusCode())
                .isEqualTo(404);
    }
}
