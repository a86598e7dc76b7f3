package no.samtykke.authserver;

import static no.samtykke.authserver.support.ClientAssertion.header;
import static no.samtykke.authserver.support.Neighbourhood.SYSTEMS;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.PlainJWT;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import no.samtykke.authserver.support.ClientAssertion;
import no.samtykke.authserver.support.Neighbourhood;
import no.samtykke.authserver.support.RegisteredByApi;
import no.samtykke.authserver.support.RunningAuthServer;
import no.samtykke.authserver.support.SystemStandIn;
import no.samtykke.authserver.support.TokenEndpoint.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every row is tried by a system, whose keys are at an address, and by an app, whose keys were registered, with a code
 * and with a refresh token.
 */
class AWrongAssertionProvesNothingIT extends RunningAuthServer {

    private static String app = "";

    enum Who {
        SYSTEM,
        APP_WITH_CODE,
        APP_WITH_REFRESH_TOKEN;

        ClientAssertion assertion() {
            return switch (this) {
                case SYSTEM -> ClientAssertion.ofTheSystem();
                case APP_WITH_CODE ->
                    ClientAssertion.of(app)
                            .beside("grant_type", "authorization_code")
                            .beside("code", "no code of ours")
                            .beside("redirect_uri", "http://127.0.0.1/callback")
                            .beside("code_verifier", "a".repeat(43));
                case APP_WITH_REFRESH_TOKEN ->
                    ClientAssertion.of(app)
                            .beside("grant_type", "refresh_token")
                            .beside("refresh_token", "no token of ours");
            };
        }

        String id() {
            return this == SYSTEM ? SystemStandIn.ID : app;
        }

        /** An app has proved itself when only its code or refresh token is at fault. */
        void isProved(Answer answer) {
            assertThat(answer.status()).as(answer.http().body()).isEqualTo(this == SYSTEM ? 200 : 400);
            assertThat(answer.text("error")).isEqualTo(this == SYSTEM ? "" : "invalid_grant");
        }
    }

    @BeforeEach
    void anAppWithKeys() {
        if (app.isEmpty()) {
            app = RegisteredByApi.registered(RegisteredByApi.anAppWithKeys(SYSTEMS.publicKeys()))
                    .path("client_id")
                    .asText();
        }
    }

    @ParameterizedTest
    @EnumSource
    void but_a_right_one_does(Who who) {
        who.isProved(who.assertion().token());
        var elliptic = who.assertion();
        who.isProved(elliptic.send(elliptic.es384()));
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(
            nullValues = "-",
            value = {
                "aud, -",
                "aud, https://evil.example/token",
                "aud, fhir",
                "aud, another endpoint",
                "aud, both",
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
                "jti, nul",
                "jti, long",
                "nbf, 120",
                "iat, 120"
            })
    void with_a_wrong_claim(String claim, String value) {
        for (var who : Who.values()) {
            var assertion = who.assertion().without(claim);
            if (value != null) {
                assertion.with(claim, claimValue(claim, value));
            }
            isRefused(assertion.token());
        }
    }

    private static Object claimValue(String claim, String value) {
        return switch (value) {
            case "millis" -> Instant.now().plusSeconds(60).toEpochMilli();
            case "both" -> List.of(Neighbourhood.issuer() + "/oauth2/token", "https://evil.example");
            case "fhir" -> Neighbourhood.FHIR.base();
            case "another endpoint" -> Neighbourhood.issuer() + "/oauth2/revoke";
            case "nul" -> "a\u0000b";
            case "long" -> "a".repeat(256);
            default ->
                List.of("exp", "nbf", "iat").contains(claim)
                        ? Date.from(Instant.now().plusSeconds(Long.parseLong(value)))
                        : value;
        };
    }

    @ParameterizedTest
    @EnumSource
    void with_a_foreign_key_a_foreign_key_id_or_none(Who who) throws Exception {
        var foreign = new RSASSASigner(new RSAKeyGenerator(2048).keyID("rsa-1").generate());
        var assertion = who.assertion();

        isRefused(assertion.send(
                assertion.signed(header(JWSAlgorithm.RS384, "rsa-1").build(), foreign)));
        isRefused(assertion.send(
                assertion.signed(header(JWSAlgorithm.RS384, "unknown").build(), ClientAssertion.rsa())));
        isRefused(assertion.send(
                assertion.signed(new JWSHeader.Builder(JWSAlgorithm.RS384).build(), ClientAssertion.rsa())));
    }

    @ParameterizedTest
    @EnumSource
    void with_a_key_that_it_brings_along(Who who) throws Exception {
        var foreign = new RSAKeyGenerator(2048).keyID("mine").generate();
        var withKey =
                header(JWSAlgorithm.RS384, "mine").jwk(foreign.toPublicJWK()).build();
        var withAddress = header(JWSAlgorithm.RS384, "mine")
                .jwkURL(URI.create(SYSTEMS.address("/foreign.json")))
                .build();
        var assertion = who.assertion();

        isRefused(assertion.send(assertion.signed(withKey, new RSASSASigner(foreign))));
        isRefused(assertion.send(assertion.signed(withAddress, new RSASSASigner(foreign))));
        assertThat(SYSTEMS.asked()).doesNotContain("/foreign.json");
    }

    @ParameterizedTest
    @EnumSource
    void with_another_algorithm(Who who) throws Exception {
        var assertion = who.assertion();
        var publicKeyAsSecret = new MACSigner(SYSTEMS.rsa().toRSAPublicKey().getEncoded());

        isRefused(assertion.send(
                assertion.signed(header(JWSAlgorithm.RS256, "rsa-1").build(), ClientAssertion.rsa())));
        isRefused(assertion.send(
                assertion.signed(header(JWSAlgorithm.PS384, "rsa-1").build(), ClientAssertion.rsa())));
        isRefused(assertion.send(
                assertion.signed(header(JWSAlgorithm.HS256, "rsa-1").build(), publicKeyAsSecret)));
        isRefused(assertion.send(new PlainJWT(assertion.claimsSet()).serialize()));
    }

    @ParameterizedTest
    @EnumSource
    void cut_or_changed(Who who) {
        var right = who.assertion().rs384();
        var other = who.assertion().rs384();
        var swapped = right.substring(0, right.indexOf('.'))
                + other.substring(other.indexOf('.'), other.lastIndexOf('.'))
                + right.substring(right.lastIndexOf('.'));

        isRefused(who.assertion().send(right.substring(0, right.lastIndexOf('.') + 1)));
        isRefused(who.assertion().send(right.substring(0, right.lastIndexOf('.') + 10)));
        isRefused(who.assertion().send(swapped));
        isRefused(who.assertion().send("x"));
    }

    @ParameterizedTest
    @EnumSource
    void a_second_time(Who who) {
        var assertion = who.assertion();
        var signed = assertion.rs384();

        who.isProved(assertion.send(signed));
        isRefused(assertion.send(signed));
        isRefused(assertion.send(assertion.es384()));
    }

    @ParameterizedTest
    @EnumSource
    void beside_another_name_or_of_another_type(Who who) {
        isRefused(who.assertion().beside("client_id", "test-app").token());
        isRefused(who.assertion().beside("client_assertion_type", "jwt-bearer").token());
        who.isProved(who.assertion().beside("client_id", who.id()).token());
    }

    private static void isRefused(Answer answer) {
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(401);
        assertThat(answer.text("error")).isEqualTo("invalid_client");
    }
}
