package no.samtykke.authserver;

import static no.samtykke.authserver.support.LauncherStandIn.APP_SCOPE;
import static no.samtykke.authserver.support.LauncherStandIn.launched;
import static no.samtykke.authserver.support.Neighbourhood.CLOCK;
import static no.samtykke.authserver.support.Neighbourhood.FHIR;
import static no.samtykke.authserver.support.Request.aRequest;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import no.samtykke.authserver.support.AppStandIn;
import no.samtykke.authserver.support.Http;
import no.samtykke.authserver.support.Journey;
import no.samtykke.authserver.support.LauncherStandIn;
import no.samtykke.authserver.support.People;
import no.samtykke.authserver.support.Person;
import no.samtykke.authserver.support.Request;
import no.samtykke.authserver.support.RunningAuthServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a launch is good for, how often and how long. */
class ALaunchLetsAnAppInIT extends RunningAuthServer {

    private final Person kari = new Person();
    private String own = "";

    @BeforeEach
    void kariIsKnown() {
        Journey.isKnown(People.KARI);
        own = FHIR.knows(People.KARI);
    }

    @AfterEach
    void closeTheBrowser() {
        kari.close();
    }

    @Test
    void once_and_the_next_who_comes_with_it_gets_no_code() {
        var request = launched(LauncherStandIn.context(own, own));
        Journey.codeFor(kari, request);

        assertThat(refusal(request)).isEqualTo("invalid_request");
    }

    @Test
    void once_even_if_many_come_at_the_same_moment() {
        var url = launched(LauncherStandIn.context(own, own)).url();

        var accepted =
                Stream.generate(() -> CompletableFuture.supplyAsync(() -> location(url))).limit(8).toList().stream()
                        .map(CompletableFuture::join)
                        .filter(address -> address.contains("/launch/"))
                        .count();

        assertThat(accepted).isEqualTo(1);
    }

    @Test
    void within_five_minutes() {
        var early = launched(LauncherStandIn.context(own, own));
        var late = launched(LauncherStandIn.context(own, own));
        CLOCK.move(Duration.ofSeconds(295));
        assertThat(location(early.url())).contains("/launch/");
        CLOCK.move(Duration.ofSeconds(10));

        assertThat(refusal(late)).isEqualTo("invalid_request");
    }

    @Test
    void only_if_it_is_the_app_that_was_meant() {
        var launch = LauncherStandIn.launches(LauncherStandIn.context(own, own)).text("launch");
        var other = aRequest()
                .with("client_id", AppStandIn.OTHER_APP)
                .with("scope", "launch patient/Observation.rs")
                .with("launch", launch);

        assertThat(refusal(other)).isEqualTo("invalid_request");
        assertThat(location(aRequest()
                        .with("scope", APP_SCOPE)
                        .with("launch", launch)
                        .url()))
                .as("the right app may still come with it")
                .contains("/launch/");
    }

    @ParameterizedTest(name = "launch {0}, scope {1}")
    @CsvSource(
            nullValues = "-",
            value = {
                "made-up, launch patient/Observation.rs",
                "'', launch patient/Observation.rs",
                "-, launch patient/Observation.rs",
                "genuine, launch/patient patient/Observation.rs",
                "genuine, patient/Observation.rs"
            })
    void not_without_a_genuine_value_and_the_scope_that_says_so(String launch, String scope) {
        var request = aRequest().with("scope", scope);
        if (launch != null) {
            var genuine = LauncherStandIn.launches(LauncherStandIn.context(own, own));
            request.with("launch", launch.equals("genuine") ? genuine.text("launch") : launch);
        }

        assertThat(refusal(request)).isEqualTo("invalid_request");
    }

    private static String refusal(Request request) {
        var told = location(request.url());
        assertThat(told).contains("error=").doesNotContain("code=");
        return told.replaceAll(".*[?&]error=([a-z_]+).*", "$1");
    }

    private static String location(String url) {
        return Http.get(url).headers().firstValue("Location").orElseThrow();
    }
}
