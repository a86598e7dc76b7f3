package no.samtykke.authserver;

import static no.samtykke.authserver.support.Neighbourhood.APPS;
import static no.samtykke.authserver.support.Neighbourhood.CLOCK;
import static no.samtykke.authserver.support.Neighbourhood.FHIR;
import static no.samtykke.authserver.support.Neighbourhood.ID_PORTEN;
import static no.samtykke.authserver.support.Request.aRequest;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import no.samtykke.authserver.logout.LogoutDelivery;
import no.samtykke.authserver.support.AppWithTokens;
import no.samtykke.authserver.support.Http;
import no.samtykke.authserver.support.Journey;
import no.samtykke.authserver.support.Neighbourhood;
import no.samtykke.authserver.support.People;
import no.samtykke.authserver.support.Person;
import no.samtykke.authserver.support.TokenEndpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class LogOutEndsEverythingIT extends AppWithTokens {

    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

    private final LogoutDelivery delivery;

    LogOutEndsEverythingIT(@Autowired LogoutDelivery delivery) {
        this.delivery = delivery;
    }

    @Test
    void by_her_own_button_here_at_the_fhir_server_and_at_id_porten() throws Exception {
        kari.visits(Neighbourhood.issuer() + "/logout");
        assertThat(kari.page().getWebResponse().getResponseHeaderValue("Content-Security-Policy"))
                .contains("form-action 'self' " + ID_PORTEN.issuer().replace("/idporten", ""));

        kari.presses("Logg ut");

        assertThat(kari.heading()).isEqualTo("Du er logget ut");
        assertThat(kari.page().asNormalizedText()).contains("ingen app har tilgang lenger");
        everythingHasEnded();
        var notice = toldToFhirServer().getFirst();
        assertThat(notice.getHeader().getType().getType()).isEqualTo("logout+jwt");
        assertThat(notice.getJWTClaimsSet().getAudience()).containsExactly(FHIR.base());
        assertThat(notice.getJWTClaimsSet().getStringClaim("sid")).isEqualTo(sid());
        assertThat(notice.getJWTClaimsSet().getJSONObjectClaim("events")).containsKey(EVENT);
        assertThat(notice.getJWTClaimsSet().getClaims()).doesNotContainKeys("nonce", "sub");
    }

    @Test
    void by_the_app_at_once_and_she_returns_to_it() {
        kari.visits(endSession(tokens.text("id_token"), APPS.afterLogout(), "&state=s%201"));

        assertThat(kari.address().toString()).isEqualTo(APPS.afterLogout() + "?state=s+1");
        everythingHasEnded();
    }

    @Test
    void by_the_app_even_when_its_id_token_is_old() {
        CLOCK.move(Duration.ofMinutes(20));

        kari.visits(endSession(tokens.text("id_token"), APPS.afterLogout(), ""));

        assertThat(kari.address().toString()).isEqualTo(APPS.afterLogout());
        everythingHasEnded();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://evil.example/", "http://127.0.0.1/bye/more", "http://127.0.0.1.evil.example/bye", ""})
    void but_nobody_is_sent_where_the_app_did_not_register(String target) {
        kari.visits(endSession(tokens.text("id_token"), target, ""));

        assertThat(kari.heading()).isEqualTo("Du er logget ut");
        everythingHasEnded();
    }

    @Test
    void a_hint_that_is_not_ours_ends_nothing_without_asking_her() {
        for (var hint : new String[] {"x", forgedHint(), tokens.text("access_token")}) {
            kari.visits(endSession(hint, APPS.afterLogout(), ""));
            assertThat(kari.heading()).isEqualTo("Vil du logge ut?");
        }
        assertThat(TokenEndpoint.refresh(tokens.text("refresh_token")).status()).isEqualTo(200);
    }

    @Test
    void a_code_that_was_not_yet_used_dies_as_well() {
        var request = aRequest();
        var code = Journey.codeFor(kari, request);
        kari.visits(Neighbourhood.issuer() + "/logout").presses("Logg ut");

        assertThat(TokenEndpoint.exchange(request, code).text("error")).isEqualTo("invalid_grant");
    }

    @Test
    void also_what_an_earlier_log_in_in_the_same_browser_gave() {
        kari.visits(aRequest().with("prompt", "login").url());
        kari.logsInAgainAtIdPorten().presses("Gi tilgang");

        kari.visits(Neighbourhood.issuer() + "/logout").presses("Logg ut");

        everythingHasEnded();
    }

    @Test
    void when_someone_else_logs_in_in_the_same_browser_the_session_before_is_over() {
        FHIR.knows(People.ELDAR);
        ID_PORTEN.nextLogin(ID_PORTEN.level4(People.ELDAR));
        kari.visits(aRequest().with("prompt", "login").url());
        kari.logsInAgainAtIdPorten().presses("Gi tilgang");

        assertThat(TokenEndpoint.refresh(tokens.text("refresh_token")).text("error"))
                .isEqualTo("invalid_grant");
        assertThat(toldToFhirServer()).hasSize(1);
    }

    @Test
    void but_not_what_another_browser_has() {
        try (var elsewhere = new Person()) {
            ID_PORTEN.nextLogin(ID_PORTEN.level4(People.KARI));
            var others = Journey.tokensFor(elsewhere, aRequest());

            kari.visits(endSession(tokens.text("id_token"), APPS.afterLogout(), ""));

            everythingHasEnded();
            assertThat(TokenEndpoint.refresh(others.text("refresh_token")).status())
                    .isEqualTo(200);
            elsewhere.visits(Neighbourhood.issuer() + "/logout");
            assertThat(elsewhere.heading()).isEqualTo("Vil du logge ut?");
        }
    }

    @Test
    void and_the_browser_is_told_to_forget_us() {
        kari.visits(Neighbourhood.issuer() + "/logout").presses("Logg ut");

        var last = kari.page().getWebResponse();
        assertThat(last.getResponseHeaderValue("Clear-Site-Data")).isEqualTo("\"cache\", \"storage\"");
        assertThat(kari.browser().getCookieManager().getCookies())
                .noneMatch(cookie -> cookie.getName().matches("samtykke-(session|browser)"));
        var asPicture = Http.get(Neighbourhood.issuer() + "/logged-out", "Sec-Fetch-Dest", "image");
        assertThat(asPicture.headers().firstValue("Clear-Site-Data")).isEmpty();
    }

    @Test
    void the_answer_that_ends_the_session_says_so_as_well() {
        var cookie = kari.browser().getCookieManager().getCookie("samtykke-session");

        var answer = Http.get(
                endSession(tokens.text("id_token"), APPS.afterLogout(), ""),
                "Cookie",
                "samtykke-session=" + cookie.getValue());

        assertThat(answer.headers().firstValue("Clear-Site-Data")).isPresent();
        assertThat(answer.headers().allValues("Set-Cookie").toString())
                .contains("samtykke-session=; Path=/; Max-Age=0");
    }

    @Test
    void she_may_look_again_whether_all_have_confirmed_and_in_another_language() {
        FHIR.isDeafToLogout(true);
        kari.visits(endSession(tokens.text("id_token"), APPS.afterLogout(), ""));
        kari.follows("English");
        assertThat(kari.page().asNormalizedText()).contains("has not confirmed it yet", "Back to the app");

        FHIR.isDeafToLogout(false);
        CLOCK.move(Duration.ofSeconds(90));
        delivery.deliverWhatIsDue();
        kari.follows("Bokmål");
        assertThat(kari.address().toString()).isEqualTo(APPS.afterLogout());
    }

    @Test
    void another_site_cannot_press_the_button() {
        var answer = Http.post(Neighbourhood.issuer() + "/logout/confirm", "");

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void when_the_fhir_server_does_not_confirm_she_is_told_and_it_is_told_later() {
        FHIR.isDeafToLogout(true);
        kari.visits(endSession(tokens.text("id_token"), APPS.afterLogout(), ""));

        assertThat(kari.page().asNormalizedText()).contains("ikke bekreftet det ennå", "Tilbake til appen");
        assertThat(toldToFhirServer()).isEmpty();

        FHIR.isDeafToLogout(false);
        CLOCK.move(Duration.ofSeconds(90));
        delivery.deliverWhatIsDue();
        assertThat(toldToFhirServer()).isNotEmpty();
    }

    private static String endSession(String hint, String target, String more) {
        return Neighbourhood.issuer() + "/logout?id_token_hint=" + hint + "&post_logout_redirect_uri="
                + URLEncoder.encode(target, StandardCharsets.UTF_8) + more;
    }

    private static String forgedHint() {
        try {
            var forged = new SignedJWT(
                    new JWSHeader(JWSAlgorithm.RS256),
                    new JWTClaimsSet.Builder()
                            .audience("test-app")
                            .claim("sid", UUID.randomUUID().toString())
                            .build());
            forged.sign(new RSASSASigner(new RSAKeyGenerator(2048).generate()));
            return forged.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
