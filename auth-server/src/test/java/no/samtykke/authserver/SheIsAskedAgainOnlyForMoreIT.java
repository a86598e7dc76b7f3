package no.samtykke.authserver;

import static no.samtykke.authserver.support.Neighbourhood.FHIR;
import static no.samtykke.authserver.support.Request.aRequest;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import no.samtykke.authserver.support.AppStandIn;
import no.samtykke.authserver.support.Journey;
import no.samtykke.authserver.support.Neighbourhood;
import no.samtykke.authserver.support.People;
import no.samtykke.authserver.support.Person;
import no.samtykke.authserver.support.Request;
import no.samtykke.authserver.support.RunningAuthServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SheIsAskedAgainOnlyForMoreIT extends RunningAuthServer {

    private static final String SCOPE = "openid launch/patient patient/Observation.rs";
    private static final String CLAIMED = "https://app.example/callback";

    private final Person kari = new Person();

    @BeforeEach
    void sheHasApproved() {
        Journey.isKnown(People.KARI);
        kari.visits(aRequest().with("scope", SCOPE).url()).presses("Gi tilgang");
    }

    @AfterEach
    void closeTheBrowser() {
        kari.close();
    }

    /** The app's own host answers nothing here, so the browser stops before it. */
    private String answerTo(Request request) {
        kari.browser().getOptions().setRedirectEnabled(false);
        var next = request.url();
        while (next != null && !next.startsWith("https://app.example/")) {
            kari.visits(URI.create(Neighbourhood.issuer()).resolve(next).toString());
            next = kari.browser()
                    .getCurrentWindow()
                    .getEnclosedPage()
                    .getWebResponse()
                    .getResponseHeaderValue("Location");
        }
        return String.valueOf(next);
    }

    @Test
    void not_for_what_she_has_approved_before() {
        var where = answerTo(aRequest().with("scope", SCOPE).with("redirect_uri", CLAIMED));

        assertThat(where).startsWith(CLAIMED + "?code=");
        assertThat(FHIR.asked("$approve-app")).hasSize(1);
    }

    @Test
    void not_for_less() {
        var less = "openid patient/Observation.r";

        assertThat(answerTo(aRequest().with("scope", less).with("redirect_uri", CLAIMED)))
                .startsWith(CLAIMED + "?code=");
    }

    @ParameterizedTest
    @CsvSource({
        "scope, openid launch/patient patient/Observation.rs patient/AuditEvent.rs",
        "scope, openid launch/patient patient/Observation.crs",
        "scope, openid launch/patient online_access patient/Observation.rs",
        "prompt, consent"
    })
    void but_for_more_or_when_the_app_wants_it(String name, String value) {
        answerTo(aRequest().with("scope", SCOPE).with("redirect_uri", CLAIMED).with(name, value));

        assertThat(kari.heading()).isEqualTo("Vil du gi tilgang til Testappen?");
    }

    @Test
    void a_native_app_asks_each_time() {
        kari.visits(aRequest().with("scope", SCOPE).url());

        assertThat(kari.heading()).isEqualTo("Vil du gi tilgang til Testappen?");
    }

    @Test
    void what_she_has_withdrawn_is_asked_again() {
        FHIR.approvals().withdraw(AppStandIn.APP);
        answerTo(aRequest().with("scope", SCOPE).with("redirect_uri", CLAIMED));

        assertThat(kari.heading()).isEqualTo("Vil du gi tilgang til Testappen?");
    }

    @Test
    void what_she_unticked_is_asked_again() {
        FHIR.approvals().change(AppStandIn.APP, "openid launch/patient");
        answerTo(aRequest().with("scope", SCOPE).with("redirect_uri", CLAIMED));

        assertThat(kari.heading()).isEqualTo("Vil du gi tilgang til Testappen?");
    }
}
