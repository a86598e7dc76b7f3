package no.samtykke.authserver;

import static no.samtykke.authserver.support.Neighbourhood.FHIR;
import static no.samtykke.authserver.support.Neighbourhood.ID_PORTEN;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import no.samtykke.authserver.support.AppWithTokens;
import no.samtykke.authserver.support.Http;
import no.samtykke.authserver.support.IdPortenStandIn;
import no.samtykke.authserver.support.Neighbourhood;
import no.samtykke.authserver.support.TokenEndpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdPortenEndsTheSessionHereIT extends AppWithTokens {

    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

    @Test
    void by_id_porten_in_a_frame_without_cookies_and_a_second_time_is_fine() {
        var address = Neighbourhood.issuer() + "/logout/idporten/frontchannel?iss="
                + URLEncoder.encode(ID_PORTEN.issuer(), StandardCharsets.UTF_8) + "&sid=" + upstreamSid;

        assertThat(Http.get(address).statusCode()).isEqualTo(200);
        assertThat(Http.get(address).statusCode()).isEqualTo(200);
        var headers = Http.get(address).headers();
        assertThat(headers.firstValue("X-Frame-Options")).isEmpty();
        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                .isEqualTo("default-src 'none'; frame-ancestors "
                        + ID_PORTEN.issuer().replace("/idporten", ""));

        everythingHasEnded();
    }

    @Test
    void not_by_a_frame_that_names_another_sender() {
        var address =
                Neighbourhood.issuer() + "/logout/idporten/frontchannel?iss=https://evil.example&sid=" + upstreamSid;

        assertThat(Http.get(address).statusCode()).isEqualTo(400);
        assertThat(TokenEndpoint.refresh(tokens.text("refresh_token")).status()).isEqualTo(200);
    }

    @Test
    void by_id_porten_with_a_signed_token_and_a_second_time_is_fine() {
        var token = ID_PORTEN.logoutToken(logoutClaims());

        assertThat(backChannel(token)).isEqualTo(200);
        assertThat(backChannel(token)).isEqualTo(200);

        everythingHasEnded();
    }

    @Test
    void and_is_answered_before_it_loses_patience_even_if_the_fhir_server_is_deaf() {
        FHIR.isSlowToHearLogout(Duration.ofSeconds(5));
        var before = System.nanoTime();

        assertThat(backChannel(ID_PORTEN.logoutToken(logoutClaims()))).isEqualTo(200);

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(3));
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(
            nullValues = "-",
            value = {
                "iss, https://evil.example",
                "aud, another",
                "nonce, n",
                "events, -",
                "sid, -",
                "iat, old",
                "jti, -"
            })
    void not_by_a_token_with_something_wrong(String claim, String value) {
        var claims = logoutClaims();
        claims.remove(claim);
        if (value != null) {
            claims.put(claim, value.equals("old") ? Date.from(Instant.now().minusSeconds(3600)) : value);
        }

        assertThat(backChannel(ID_PORTEN.logoutToken(claims))).isEqualTo(400);
        assertThat(TokenEndpoint.refresh(tokens.text("refresh_token")).status()).isEqualTo(200);
    }

    @Test
    void not_by_a_token_that_another_or_nobody_signed() throws JOSEException {
        var claims = new JWTClaimsSet.Builder();
        logoutClaims().forEach(claims::claim);
        var foreign = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims.build());
        foreign.sign(new RSASSASigner(new RSAKeyGenerator(2048).generate()));

        assertThat(backChannel(foreign.serialize())).isEqualTo(400);
        assertThat(backChannel(new PlainJWT(claims.build()).serialize())).isEqualTo(400);
        assertThat(backChannel("x")).isEqualTo(400);
        assertThat(TokenEndpoint.refresh(tokens.text("refresh_token")).status()).isEqualTo(200);
    }

    private Map<String, Object> logoutClaims() {
        var claims = new HashMap<String, Object>();
        claims.put("iss", ID_PORTEN.issuer());
        claims.put("aud", IdPortenStandIn.CLIENT_ID);
        claims.put("iat", new Date());
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("sid", upstreamSid);
        claims.put("events", Map.of(EVENT, Map.of()));
        return claims;
    }

    private static int backChannel(String token) {
        return Http.post(Neighbourhood.issuer() + "/logout/idporten/backchannel", "logout_token=" + token)
                .statusCode();
    }
}
