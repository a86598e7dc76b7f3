package no.samtykke.authserver;

import static no.samtykke.authserver.support.IntrospectionEndpoint.assertInactive;
import static no.samtykke.authserver.support.IntrospectionEndpoint.introspected;
import static no.samtykke.authserver.support.Neighbourhood.CLOCK;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.util.UUID;
import no.samtykke.authserver.session.Sessions;
import no.samtykke.authserver.support.AppWithTokens;
import no.samtykke.authserver.support.ProofOfKey;
import no.samtykke.authserver.support.TokenEndpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** RFC 7662, section 2.2: of a token that opens nothing, no more is said than that. */
class ADeadTokenIsInactiveIT extends AppWithTokens {

    private final Sessions sessions;

    ADeadTokenIsInactiveIT(@Autowired Sessions sessions) {
        this.sessions = sessions;
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "a.b.c", "eyJhbGciOiJub25lIiwidHlwIjoiYXQrand0In0.e30."})
    void what_is_no_token_is_inactive_and_no_more_is_said(String token) {
        assertInactive(token);
    }

    @Test
    void what_is_over_is_inactive() throws Exception {
        var access = tokens.text("access_token");
        var refresh = tokens.text("refresh_token");
        assertInactive(tokens.text("id_token"));
        assertInactive(access.substring(0, access.length() - 4) + "AAAA");
        assertInactive(signedBySomebodyElse(access));

        CLOCK.move(Duration.ofSeconds(301));
        assertInactive(access);
        assertThat(introspected(refresh).body().path("active").asBoolean()).isTrue();

        sessions.end(UUID.fromString(tokens.claims("access_token").getStringClaim("sid")));
        assertInactive(refresh);
        CLOCK.reset();
        assertInactive(access);
    }

    @Test
    void to_ask_is_no_use_of_the_session() {
        CLOCK.move(Duration.ofMinutes(20));
        assertThat(introspected(tokens.text("refresh_token"))
                        .body()
                        .path("active")
                        .asBoolean())
                .isTrue();
        CLOCK.move(Duration.ofMinutes(11));

        assertInactive(tokens.text("refresh_token"));
        assertThat(TokenEndpoint.refresh(tokens.text("refresh_token")).text("error"))
                .isEqualTo("invalid_grant");
    }

    /** The same claims under the same key id. */
    private static String signedBySomebodyElse(String token) throws Exception {
        var real = SignedJWT.parse(token);
        var key = ProofOfKey.keyFor("RS256");
        var forged = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID(real.getHeader().getKeyID())
                        .type(new JOSEObjectType("at+jwt"))
                        .build(),
                real.getJWTClaimsSet());
        forged.sign(new RSASSASigner(key.toRSAKey()));
        return forged.serialize();
    }
}
