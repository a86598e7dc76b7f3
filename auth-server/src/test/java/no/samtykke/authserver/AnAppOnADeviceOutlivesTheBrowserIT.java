package no.samtykke.authserver;

import static no.samtykke.authserver.support.Neighbourhood.CLOCK;
import static no.samtykke.authserver.support.Neighbourhood.FHIR;
import static no.samtykke.authserver.support.Request.aRequest;
import static no.samtykke.authserver.support.TokenEndpoint.codeForm;
import static no.samtykke.authserver.support.TokenEndpoint.refreshForm;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import java.time.Duration;
import java.util.Map;
import no.samtykke.authserver.logout.Housekeeping;
import no.samtykke.authserver.support.AppStandIn;
import no.samtykke.authserver.support.Journey;
import no.samtykke.authserver.support.Neighbourhood;
import no.samtykke.authserver.support.PasskeyPages;
import no.samtykke.authserver.support.People;
import no.samtykke.authserver.support.Person;
import no.samtykke.authserver.support.ProofOfKey;
import no.samtykke.authserver.support.Request;
import no.samtykke.authserver.support.RunningAuthServer;
import no.samtykke.authserver.support.TokenEndpoint;
import no.samtykke.authserver.support.TokenEndpoint.Answer;
import org.htmlunit.html.HtmlInput;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class AnAppOnADeviceOutlivesTheBrowserIT extends RunningAuthServer {

    private static final String SCOPE = "openid launch/patient offline_access patient/Observation.rs";

    private final Person kari = new Person();
    private final JWK key = ProofOfKey.newKey();
    private final Request request = aRequest().with("scope", SCOPE);
    private final Housekeeping housekeeping;

    AnAppOnADeviceOutlivesTheBrowserIT(@Autowired Housekeeping housekeeping) {
        this.housekeeping = housekeeping;
    }

    @BeforeEach
    void sheIsKnown() {
        Journey.isKnown(People.KARI);
    }

    @AfterEach
    void closeTheBrowser() {
        kari.close();
    }

    private Answer first() {
        return exchange(Journey.codeFor(kari, request));
    }

    private Answer exchange(String code) {
        return TokenEndpoint.post(
                codeForm(request, code), "DPoP", ProofOfKey.by(key).text());
    }

    private Answer refresh(Answer last) {
        return TokenEndpoint.post(
                refreshForm(last.text("refresh_token")),
                "DPoP",
                ProofOfKey.by(key).text());
    }

    @Test
    void its_first_tokens_say_level_four_and_the_next_that_the_app_came_alone() throws Exception {
        var first = first();
        var next = refresh(first);

        assertThat(first.text("scope")).isEqualTo(SCOPE);
        assertThat(first.claims("access_token").getStringClaim("acr")).isEqualTo("idporten-loa-high");
        assertThat(next.status()).isEqualTo(200);
        var claims = next.claims("access_token");
        assertThat(claims.getStringClaim("acr")).isEqualTo("samtykke-device");
        assertThat(claims.getStringListClaim("amr")).containsExactly("pop");
        assertThat(claims.getClaim("auth_time"))
                .isEqualTo(first.claims("access_token").getClaim("auth_time"));
        assertThat(claims.getStringClaim("sid"))
                .isEqualTo(first.claims("access_token").getStringClaim("sid"));
        assertThat(next.claims("id_token").getStringClaim("acr")).isEqualTo("samtykke-device");
    }

    @Test
    void it_goes_on_when_she_logs_out_of_the_browser() {
        var tokens = first();

        kari.visits(Neighbourhood.issuer() + "/logout").presses("Logg ut");
        CLOCK.move(Duration.ofHours(9));
        housekeeping.endExpiredSessions();

        assertThat(refresh(tokens).status()).isEqualTo(200);
    }

    @Test
    void an_app_that_proves_nothing_keeps_nothing() {
        var answer = TokenEndpoint.exchange(request, Journey.codeFor(kari, request));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("scope")).isEqualTo("openid launch/patient patient/Observation.rs");
        assertThat(answer.body().has("refresh_token")).isFalse();
    }

    @Test
    void she_may_untick_it() {
        kari.visits(request.url()).clicks("Beholde tilgangen").presses("Gi tilgang");

        assertThat(exchange(kari.told("code")).body().has("refresh_token")).isFalse();
    }

    @Test
    void use_keeps_it_alive_but_never_moves_its_end() {
        var last = first();
        for (int i = 0; i < 3; i++) {
            CLOCK.move(Duration.ofDays(29));
            last = refresh(last);
            assertThat(last.status()).isEqualTo(200);
        }
        CLOCK.move(Duration.ofDays(4));

        assertThat(refresh(last).text("error")).isEqualTo("invalid_grant");
    }

    @Test
    void without_use_it_ends_after_thirty_days_and_the_fhir_server_hears_of_it() {
        var tokens = first();
        CLOCK.move(Duration.ofDays(31));

        assertThat(refresh(tokens).text("error")).isEqualTo("invalid_grant");
        housekeeping.endExpiredSessions();
        assertThat(FHIR.logoutTokens()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"number-replaced", "deceased", "under-age"})
    void it_dies_when_the_fhir_server_no_longer_admits_her(String reason) {
        var tokens = first();
        FHIR.refuses(People.KARI, reason);

        assertThat(refresh(tokens).text("error")).isEqualTo("invalid_grant");
        FHIR.refuses(People.KARI, "");
        assertThat(refresh(tokens).text("error")).isEqualTo("invalid_grant");
        assertThat(FHIR.logoutTokens()).hasSize(1);
    }

    @Test
    void it_dies_with_her_approval() {
        var tokens = first();
        FHIR.approvals().withdraw(AppStandIn.APP);

        assertThat(refresh(tokens).text("error")).isEqualTo("invalid_grant");
    }

    @Test
    void when_the_fhir_server_is_silent_the_refresh_token_is_not_used_up() {
        var tokens = first();
        FHIR.isSilent(true);
        var answer = refresh(tokens);
        FHIR.isSilent(false);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.text("error")).isEqualTo("temporarily_unavailable");
        assertThat(answer.http().headers().firstValue("Retry-After")).isPresent();
        assertThat(refresh(tokens).status()).isEqualTo(200);
    }

    @Test
    void when_the_fhir_server_is_silent_the_code_is_not_used_up_either() {
        var code = Journey.codeFor(kari, request);
        FHIR.isSilent(true);
        var answer = exchange(code);
        FHIR.isSilent(false);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(exchange(code).status()).isEqualTo(200);
    }

    @Test
    void a_refresh_token_that_comes_twice_ends_it() {
        var tokens = first();
        var next = refresh(tokens);

        assertThat(refresh(tokens).text("error")).isEqualTo("invalid_grant");
        assertThat(refresh(next).text("error")).isEqualTo("invalid_grant");
        assertThat(FHIR.logoutTokens()).hasSize(1);
    }

    @Test
    void she_sees_it_among_her_devices_and_ends_it_there() {
        var tokens = first();

        kari.visits(Neighbourhood.issuer() + "/account/devices");
        assertThat(kari.page().asNormalizedText()).contains("Testappen", "Gjelder til");
        kari.presses("Avslutt");

        assertThat(kari.page().asNormalizedText()).contains("Appen har ikke lenger tilgang på den enheten.");
        assertThat(refresh(tokens).text("error")).isEqualTo("invalid_grant");
    }

    @Test
    void another_person_cannot_end_it() {
        var tokens = first();
        kari.visits(Neighbourhood.issuer() + "/account/devices");
        var sid = kari.page().<HtmlInput>getFirstByXPath("//input[@name='id']").getValue();
        try (var ola = new Person()) {
            Journey.isKnown(People.OLA);
            ola.visits(Neighbourhood.issuer() + "/account/devices");
            PasskeyPages.of(ola).post("/account/devices/apps/end", Map.of("id", sid));
        }

        assertThat(refresh(tokens).status()).isEqualTo(200);
    }

    @Test
    void in_an_emergency_she_ends_everything() {
        var tokens = first();

        kari.visits(Neighbourhood.issuer() + "/account").presses("Avslutt alt og logg ut");

        assertThat(refresh(tokens).text("error")).isEqualTo("invalid_grant");
        kari.visits(Neighbourhood.issuer() + "/account");
        assertThat(kari.page().asNormalizedText()).contains("Logg inn for å se");
    }
}
