package no.samtykke.authserver;

import static no.samtykke.authserver.support.Neighbourhood.FHIR;
import static no.samtykke.authserver.support.Neighbourhood.SYSTEMS;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import no.samtykke.authserver.support.Neighbourhood;
import no.samtykke.authserver.support.RunningAuthServer;
import no.samtykke.authserver.support.SystemStandIn;
import no.samtykke.authserver.support.TokenEndpoint;
import no.samtykke.authserver.support.TokenEndpoint.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ASystemProvesItselfByAKeyIT extends RunningAuthServer {

    @Test
    void and_gets_a_token_of_five_minutes_and_nothing_else() throws Exception {
        var answer = ask(rs384(claims()));

        assertThat(answer.status()).as(answer.http().body()).isEqualTo(200);
        assertThat(answer.body().path("expires_in").asInt()).isEqualTo(300);
        assertThat(answer.body().has("refresh_token")).isFalse();
        assertThat(answer.body().has("id_token")).isFalse();
        var claims = answer.claims("access_token");
        assertThat(claims.getClaims().keySet())
                .containsExactlyInAnyOrder("iss", "aud", "sub", "client_id", "scope", "jti", "iat", "exp");
        assertThat(claims.getSubject()).isEqualTo(SystemStandIn.ID);
        assertThat(claims.getAudience()).containsExactly(FHIR.base());
        assertThat(claims.getStringClaim("scope")).isEqualTo("system/*.c");
    }

    @Test
    void with_an_elliptic_key_as_well() throws Exception {
        assertThat(ask(es384(claims())).status()).isEqualTo(200);
    }

    @Test
    void with_the_issuer_as_audience_as_well() throws Exception {
        var claims = claims();
        claims.put("aud", Neighbourhood.issuer());

        assertThat(ask(rs384(claims)).status()).isEqualTo(200);
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(
            nullValues = "-",
            value = {
                "aud, -",
                "aud, https://evil.example/token",
                "exp, -",
                "exp, -60",
                "exp, 600",
                "exp, millis",
                "iss, another",
                "iss, -",
                "sub, another",
                "sub, -",
                "jti, -",
                "jti, ''",
                "nbf, 120",
                "iat, 120",
                "aud, both"
            })
    void not_with_a_wrong_claim(String claim, String value) throws Exception {
        var claims = claims();
        claims.remove(claim);
        if (value != null) {
            claims.put(claim, claimValue(claim, value));
        }

        isRefused(ask(rs384(claims)));
    }

    private static Object claimValue(String claim, String value) {
        if (value.equals("millis")) {
            return Instant.now().plusSeconds(60).toEpochMilli();
        }
        if (value.equals("both")) {
            return List.of(Neighbourhood.issuer() + "/oauth2/token", "https://evil.example");
        }
        return List.of("exp", "nbf", "iat").contains(claim)
                ? Date.from(Instant.now().plusSeconds(Long.parseLong(value)))
                : value;
    }

    @Test
    void not_with_a_foreign_key_a_foreign_key_id_or_none() throws Exception {
        var foreign = new RSAKeyGenerator(2048).keyID("rsa-1").generate();

        isRefused(ask(sign(header(JWSAlgorithm.RS384, "rsa-1").build(), new RSASSASigner(foreign), claims())));
        isRefused(ask(sign(header(JWSAlgorithm.RS384, "unknown").build(), new RSASSASigner(SYSTEMS.rsa()), claims())));
        isRefused(ask(
                sign(new JWSHeader.Builder(JWSAlgorithm.RS384).build(), new RSASSASigner(SYSTEMS.rsa()), claims())));
    }

    @Test
    void not_with_a_key_that_the_assertion_brings_along() throws Exception {
        var foreign = new RSAKeyGenerator(2048).keyID("mine").generate();
        var withKey =
                header(JWSAlgorithm.RS384, "mine").jwk(foreign.toPublicJWK()).build();
        var withAddress = header(JWSAlgorithm.RS384, "mine")
                .jwkURL(URI.create("http://127.0.0.1:1/jwks.json"))
                .build();

        isRefused(ask(sign(withKey, new RSASSASigner(foreign), claims())));
        isRefused(ask(sign(withAddress, new RSASSASigner(foreign), claims())));
    }

    @Test
    void not_with_another_algorithm() throws Exception {
        isRefused(ask(sign(header(JWSAlgorithm.RS256, "rsa-1").build(), new RSASSASigner(SYSTEMS.rsa()), claims())));
        isRefused(ask(new PlainJWT(claimsSet(claims())).serialize()));
        var publicKeyAsSecret = new MACSigner(SYSTEMS.rsa().toRSAPublicKey().getEncoded());
        isRefused(ask(sign(header(JWSAlgorithm.HS256, "rsa-1").build(), publicKeyAsSecret, claims())));
    }

    @Test
    void not_when_cut_or_changed() throws Exception {
        var right = rs384(claims());

        isRefused(ask(right.substring(0, right.lastIndexOf('.') + 1)));
        isRefused(ask(right.substring(0, right.lastIndexOf('.') + 10)));
        var other = rs384(claims());
        isRefused(ask(right.substring(0, right.indexOf('.'))
                + other.substring(other.indexOf('.'), other.lastIndexOf('.'))
                + right.substring(right.lastIndexOf('.'))));
        isRefused(ask("x"));
    }

    @Test
    void not_a_second_time_and_not_with_the_same_jti_in_a_new_one() throws Exception {
        var claims = claims();
        var assertion = rs384(claims);

        assertThat(ask(assertion).status()).isEqualTo(200);
        isRefused(ask(assertion));
        isRefused(ask(es384(claims)));
    }

    @Test
    void of_four_at_once_one_wins() throws Exception {
        var assertion = rs384(claims());
        var wins =
                Stream.generate(() -> CompletableFuture.supplyAsync(
                                () -> ask(assertion).status()))
                        .limit(4)
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .filter(status -> status == 200)
                        .count();

        assertThat(wins).isEqualTo(1);
    }

    @Test
    void not_under_another_name_and_not_with_a_secret_beside_it() throws Exception {
        isRefused(ask(rs384(claims()), "client_id", "test-app"));
        isRefused(ask(rs384(claims()), "client_secret", "secret"));
        isRefused(ask(rs384(claims()), "client_assertion_type", "something-else"));
        assertThat(ask(rs384(claims()), "client_id", SystemStandIn.ID).status()).isEqualTo(200);
    }

    @Test
    void an_unknown_grant_type_is_told_as_such() throws Exception {
        var answer = ask(rs384(claims()), "grant_type", "urn:example:unknown");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("error")).isEqualTo("unsupported_grant_type");
    }

    @ParameterizedTest(name = "asked {0}, given {1}")
    @CsvSource({
        "system/*.c, system/*.c",
        "system/Observation.c system/Patient.c, system/Observation.c system/Patient.c",
        "system/Observation.rs, system/Observation.rs",
        "system/*.cruds system/*.c, system/*.c"
    })
    void its_scopes_are_narrowed_to_what_is_registered(String asked, String given) throws Exception {
        assertThat(ask(rs384(claims()), "scope", asked).text("scope")).isEqualTo(given);
    }

    @ParameterizedTest
    @CsvSource({"system/*.cruds", "patient/*.rs", "openid", "offline_access", "https://samtykke.example/scope/login"})
    void what_is_beyond_is_not_given(String asked) throws Exception {
        var answer = ask(rs384(claims()), "scope", asked);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("error")).isEqualTo("invalid_scope");
    }

    private static void isRefused(Answer answer) {
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(401);
        assertThat(answer.text("error")).isEqualTo("invalid_client");
    }

    private static Map<String, Object> claims() {
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", SystemStandIn.ID);
        claims.put("sub", SystemStandIn.ID);
        claims.put("aud", Neighbourhood.issuer() + "/oauth2/token");
        claims.put("exp", Date.from(Instant.now().plusSeconds(240)));
        claims.put("jti", UUID.randomUUID().toString());
        return claims;
    }

    private static JWSHeader.Builder header(JWSAlgorithm algorithm, String keyId) {
        return new JWSHeader.Builder(algorithm).keyID(keyId).type(JOSEObjectType.JWT);
    }

    private static String rs384(Map<String, Object> claims) throws JOSEException {
        return sign(header(JWSAlgorithm.RS384, "rsa-1").build(), new RSASSASigner(SYSTEMS.rsa()), claims);
    }

    private static String es384(Map<String, Object> claims) throws JOSEException {
        return sign(header(JWSAlgorithm.ES384, "ec-1").build(), new ECDSASigner(SYSTEMS.ec()), claims);
    }

    private static String sign(JWSHeader header, JWSSigner signer, Map<String, Object> claims) throws JOSEException {
        var jwt = new SignedJWT(header, claimsSet(claims));
        jwt.sign(signer);
        return jwt.serialize();
    }

    private static JWTClaimsSet claimsSet(Map<String, Object> claims) {
        var set = new JWTClaimsSet.Builder();
        claims.forEach(set::claim);
        return set.build();
    }

    private static Answer ask(String assertion, String... changed) {
        var form = new LinkedHashMap<String, String>();
        form.put("grant_type", "client_credentials");
        form.put("scope", "system/*.c");
        form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        form.put("client_assertion", assertion);
        for (int i = 0; i < changed.length; i += 2) {
            form.put(changed[i], changed[i + 1]);
        }
        return TokenEndpoint.post(form);
    }
}
