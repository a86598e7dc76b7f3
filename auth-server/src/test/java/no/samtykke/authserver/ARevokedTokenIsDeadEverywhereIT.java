package no.samtykke.authserver;

import static no.samtykke.authserver.support.Neighbourhood.CLOCK;
import static no.samtykke.authserver.support.Neighbourhood.FHIR;
import static no.samtykke.authserver.support.Neighbourhood.SYSTEMS;
import static no.samtykke.authserver.support.Request.aRequest;
import static no.samtykke.authserver.support.TokenEndpoint.refresh;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import no.samtykke.authserver.revocation.GrantOutbox;
import no.samtykke.authserver.session.Sessions;
import no.samtykke.authserver.support.AppStandIn;
import no.samtykke.authserver.support.Http;
import no.samtykke.authserver.support.Journey;
import no.samtykke.authserver.support.Neighbourhood;
import no.samtykke.authserver.support.People;
import no.samtykke.authserver.support.Person;
import no.samtykke.authserver.support.RunningAuthServer;
import no.samtykke.authserver.support.SystemStandIn;
import no.samtykke.authserver.support.TokenEndpoint;
import no.samtykke.authserver.support.TokenEndpoint.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** RFC 7009, and what the fhir-server hears of it. */
class ARevokedTokenIsDeadEverywhereIT extends RunningAuthServer {

    private static final String PATH = "/oauth2/revoke";
    private static final String EVENT = "https://schemas.openid.net/secevent/oauth/event-type/token-revoked";

    private final Person kari = new Person();
    private final GrantOutbox outbox;
    private final Sessions sessions;
    private Answer tokens = TokenEndpoint.post(Map.of());

    ARevokedTokenIsDeadEverywhereIT(@Autowired GrantOutbox outbox, @Autowired Sessions sessions) {
        this.outbox = outbox;
        this.sessions = sessions;
    }

    @BeforeEach
    void theAppHasTokens() {
        Journey.isKnown(People.KARI);
        tokens = Journey.tokensFor(kari, aRequest());
    }

    @AfterEach
    void closeTheBrowser() {
        kari.close();
    }

    @ParameterizedTest(name = "{0} with hint {1}")
    @CsvSource({
        "access_token, access_token",
        "access_token, refresh_token",
        "access_token, ''",
        "refresh_token, refresh_token",
        "refresh_token, something",
        "refresh_token, ''"
    })
    void either_token_takes_the_whole_grant_with_it(String kind, String hint) throws Exception {
        var answer = revoked(tokens.text(kind), hint);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.http().body()).isEmpty();
        assertThat(answer.http().headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(refresh(tokens.text("refresh_token")).text("error")).isEqualTo("invalid_grant");
        assertThat(isActive(tokens.text("access_token"))).isFalse();
        assertThat(isActive(tokens.text("refresh_token"))).isFalse();
        assertThat(grantHeardOf()).isEqualTo(grantOf(tokens));
        assertThat(FHIR.logoutTokens()).isEmpty();
    }

    @Test
    void the_fhir_server_hears_it_in_a_signed_event() throws Exception {
        revoked(tokens.text("refresh_token"), "");

        var event = SignedJWT.parse(FHIR.securityEvents().getFirst());
        var keys =
                JWKSet.parse(Http.get(Neighbourhood.issuer() + "/oauth2/jwks").body());
        var claims = event.getJWTClaimsSet();
        assertThat(event.verify(new ECDSAVerifier(
                        keys.getKeyByKeyId(event.getHeader().getKeyID()).toECKey())))
                .isTrue();
        assertThat(event.getHeader().getType().getType()).isEqualTo("secevent+jwt");
        assertThat(claims.getIssuer()).isEqualTo(Neighbourhood.issuer());
        assertThat(claims.getAudience()).containsExactly(FHIR.base());
        assertThat(claims.getJWTID()).isNotBlank();
        assertThat(claims.getIssueTime()).isNotNull();
        assertThat(claims.getJSONObjectClaim("events")).isEqualTo(Map.of(EVENT, Map.of("grant", grantOf(tokens))));
    }

    @Test
    void as_long_as_the_fhir_server_does_not_confirm_the_answer_is_503_and_it_is_told_again() throws Exception {
        FHIR.isDeafToEvents(true);
        var answer = revoked(tokens.text("access_token"), "");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.http().headers().firstValue("Retry-After")).hasValue("2");
        assertThat(refresh(tokens.text("refresh_token")).text("error")).isEqualTo("invalid_grant");
        assertThat(revoked(tokens.text("access_token"), "").status()).isEqualTo(503);

        FHIR.isDeafToEvents(false);
        CLOCK.move(Duration.ofMinutes(1));
        outbox.deliverWhatIsDue();
        assertThat(grantHeardOf()).isEqualTo(grantOf(tokens));
        assertThat(revoked(tokens.text("access_token"), "").status()).isEqualTo(200);
        assertThat(FHIR.securityEvents()).hasSize(1);
    }

    @Test
    void the_client_may_ask_again_at_once_and_is_told_the_truth() throws Exception {
        FHIR.isDeafToEvents(true);
        revoked(tokens.text("refresh_token"), "");
        FHIR.isDeafToEvents(false);

        assertThat(revoked(tokens.text("refresh_token"), "").status()).isEqualTo(200);
        assertThat(grantHeardOf()).isEqualTo(grantOf(tokens));
    }

    @ParameterizedTest
    @CsvSource({"access_token", "refresh_token"})
    void another_clients_token_is_left_alone_and_the_answer_does_not_tell(String kind) {
        var answer = TokenEndpoint.postTo(PATH, Map.of("token", tokens.text(kind), "client_id", AppStandIn.OTHER_APP));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(isActive(tokens.text("access_token"))).isTrue();
        assertThat(refresh(tokens.text("refresh_token")).status()).isEqualTo(200);
        assertThat(FHIR.securityEvents()).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource({
        "made up, 200, ''",
        "id_token, 400, unsupported_token_type",
        "missing, 400, invalid_request",
        "without client, 401, invalid_client",
        "unknown client, 401, invalid_client",
        "system by name alone, 401, invalid_client"
    })
    void what_else_can_come(String what, int status, String error) {
        var form = new HashMap<>(Map.of("client_id", AppStandIn.APP, "token", "x"));
        switch (what) {
            case "id_token" -> form.put("token", tokens.text("id_token"));
            case "missing" -> form.remove("token");
            case "without client" -> form.remove("client_id");
            case "unknown client" -> form.put("client_id", "unknown");
            case "system by name alone" -> form.put("client_id", SystemStandIn.ID);
            default -> {}
        }

        var answer = TokenEndpoint.postTo(PATH, form);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text("error")).isEqualTo(error);
        assertThat(isActive(tokens.text("access_token"))).isTrue();
    }

    @Test
    void a_system_revokes_one_token_and_its_others_live() {
        var first = SYSTEMS.tokenFor(SystemStandIn.ID, "system/Observation.rs");
        var second = SYSTEMS.tokenFor(SystemStandIn.ID, "system/Observation.rs");
        var form = SYSTEMS.proofOf(SystemStandIn.ID);
        form.put("token", first.text("access_token"));

        assertThat(TokenEndpoint.postTo(PATH, form).status()).isEqualTo(200);

        assertThat(isActive(first.text("access_token"))).isFalse();
        assertThat(isActive(second.text("access_token"))).isTrue();
        assertThat(FHIR.securityEvents()).isEmpty();
    }

    @Test
    void a_token_of_ours_that_was_revoked_opens_nothing_of_ours() {
        var bearer = SYSTEMS.tokenFor(SystemStandIn.ID, "https://samtykke.example/scope/introspect")
                .text("access_token");
        var form = SYSTEMS.proofOf(SystemStandIn.ID);
        form.put("token", bearer);
        TokenEndpoint.postTo(PATH, form);

        var answer =
                TokenEndpoint.postTo("/oauth2/introspect", Map.of("token", "x"), "Authorization", "Bearer " + bearer);

        assertThat(answer.text("error")).isEqualTo("invalid_token");
    }

    @Test
    void a_refresh_token_that_comes_twice_takes_the_last_access_token_with_it() throws Exception {
        var next = refresh(tokens.text("refresh_token"));
        refresh(tokens.text("refresh_token"));

        assertThat(isActive(next.text("access_token"))).isFalse();
        assertThat(grantHeardOf()).isEqualTo(grantOf(tokens));
    }

    @Test
    void of_a_grant_that_dies_with_its_session_nothing_is_said() throws Exception {
        sessions.end(UUID.fromString(tokens.claims("access_token").getStringClaim("sid")));

        assertThat(FHIR.logoutTokens()).hasSize(1);
        assertThat(FHIR.securityEvents()).isEmpty();
        assertThat(isActive(tokens.text("access_token"))).isFalse();
    }

    @Test
    void not_by_get_not_in_the_address() {
        var form = "client_id=test-app&token=" + tokens.text("refresh_token");

        assertThat(Http.get(Neighbourhood.issuer() + PATH + "?" + form).statusCode())
                .isBetween(400, 499);
        assertThat(Http.post(Neighbourhood.issuer() + PATH + "?" + form, "").statusCode())
                .isBetween(400, 499);
        assertThat(isActive(tokens.text("refresh_token"))).isTrue();
    }

    private static Answer revoked(String token, String hint) {
        var form = new HashMap<>(Map.of("client_id", AppStandIn.APP, "token", token));
        if (!hint.isEmpty()) {
            form.put("token_type_hint", hint);
        }
        return TokenEndpoint.postTo(PATH, form);
    }

    private static boolean isActive(String token) {
        var form = SYSTEMS.proofOf(SystemStandIn.ID);
        form.put("token", token);
        return TokenEndpoint.postTo("/oauth2/introspect", form)
                .body()
                .path("active")
                .asBoolean();
    }

    private static String grantOf(Answer tokens) throws Exception {
        return tokens.claims("access_token").getStringClaim("grant");
    }

    private static String grantHeardOf() throws Exception {
        assertThat(FHIR.securityEvents()).hasSize(1);
        var events = SignedJWT.parse(FHIR.securityEvents().getFirst())
                .getJWTClaimsSet()
                .getJSONObjectClaim("events");
        return events.get(EVENT) instanceof Map<?, ?> told
                ? String.valueOf(told.get("grant"))
                : "no event of that kind";
    }
}
