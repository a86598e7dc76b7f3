package no.samtykke.authserver;

import static no.samtykke.authserver.support.IntrospectionEndpoint.isActive;
import static no.samtykke.authserver.support.Neighbourhood.CLOCK;
import static no.samtykke.authserver.support.Neighbourhood.FHIR;
import static no.samtykke.authserver.support.RevocationEndpoint.EVENT;
import static no.samtykke.authserver.support.RevocationEndpoint.grantHeardOf;
import static no.samtykke.authserver.support.RevocationEndpoint.grantOf;
import static no.samtykke.authserver.support.RevocationEndpoint.revoked;
import static no.samtykke.authserver.support.TokenEndpoint.refresh;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import no.samtykke.authserver.revocation.GrantOutbox;
import no.samtykke.authserver.session.Sessions;
import no.samtykke.authserver.support.AppWithTokens;
import no.samtykke.authserver.support.Http;
import no.samtykke.authserver.support.Neighbourhood;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is said to the fhir-server when a grant dies, and when it does not hear. */
class TheFhirServerHearsOfADeadGrantIT extends AppWithTokens {

    private final GrantOutbox outbox;
    private final Sessions sessions;

    TheFhirServerHearsOfADeadGrantIT(@Autowired GrantOutbox outbox, @Autowired Sessions sessions) {
        this.outbox = outbox;
        this.sessions = sessions;
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
}
