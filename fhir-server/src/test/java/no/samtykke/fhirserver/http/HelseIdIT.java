package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Systems that HelseID knows: what is configured opens what is configured, with a proof, and nothing else does. */
class HelseIdIT {

    private static final String CLAIMS = "helseid://claims/";
    private static final String LEVEL = CLAIMS + "identity/security_level";
    private static final String PID = CLAIMS + "identity/pid";
    private static final String PERSONNEL = CLAIMS + "hpr/hpr_number";
    private static final String PARENT = CLAIMS + "client/claims/orgnr_parent";

    private static final RunningServer SERVER = RunningServer.ONE;
    private static final DpopKey KEY = new DpopKey();

    record Bad(String why, String token) {

        @Override
        public String toString() {
            return why;
        }
    }

    static List<Bad> bad() throws JOSEException, IOException {
        return List.of(
                new Bad("a key that is not theirs", new Issuer(TrustedHelseId.AUDIENCE).sign("at+jwt", system())),
                bad("an issuer that nobody configured", claims -> claims.issuer("https://other.example")),
                bad("our issuer, their key", claims -> claims.issuer(SERVER.issuer.uri())),
                bad("meant for another", claims -> claims.audience("nhn:other")),
                bad("meant for our apps", claims -> claims.audience(SERVER.base)),
                bad("meant for two", claims -> claims.audience(List.of(TrustedHelseId.AUDIENCE, "nhn:other"))),
                bad(
                        "ended",
                        claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(65)))),
                bad("without an end", claims -> claims.expirationTime(null)),
                new Bad("an id_token", SERVER.helseId.sign("JWT", system())),
                bad("without a client", claims -> claims.claim("client_id", null)),
                bad("of a client that is not configured", claims -> claims.claim("client_id", "other")),
                bad("of an organisation that is none", claims -> claims.claim(PARENT, "x")),
                bad("with a person and no level", claims -> claims.claim(PID, "synthetic")),
                bad(
                        "with a person at level 3",
                        claims -> claims.claim(PID, "synthetic").claim(LEVEL, "3")),
                bad("with personnel and no level", claims -> claims.claim(PERSONNEL, "9144897")),
                bad(
                        "with personnel that is none",
                        claims -> claims.claim(PERSONNEL, "x").claim(LEVEL, "4")),
                bad("bound to another key", claims -> claims.claim("cnf", Map.of("jkt", new DpopKey().thumbprint()))),
                bad("bound to none", claims -> claims.claim("cnf", null)));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void opens_nothing(Bad bad) {
        var answer = load(bad.token(), "Observation");

        assertThat(answer.status()).as(answer.body()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).startsWith("DPoP error=\"invalid_token\"");
    }

    @Test
    void a_token_that_is_borne_opens_nothing() {
        var unbound = token(claims -> claims.claim("cnf", null));

        for (String token : List.of(unbound, token(_ -> {}))) {
            assertThat(SERVER.post("", token, transaction("Observation")).status())
                    .isEqualTo(401);
        }
    }

    @Test
    void a_configured_system_stores_and_the_log_names_its_organisation() {
        var answer = load(token(claims -> claims.claim(PARENT, TrustedHelseId.HOSPITAL)), "Observation");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(lastEntry())
                .containsEntry("client_id", TrustedHelseId.CLIENT)
                .containsEntry("client_name", "org.nr. " + TrustedHelseId.HOSPITAL)
                .containsEntry("ground", "system");
    }

    @Test
    void personnel_at_level_4_may_use_it_and_her_national_id_is_not_kept() {
        String number = People.adult().id().value();
        var answer = load(
                token(claims -> claims.claim(PID, number)
                        .claim(LEVEL, "4")
                        .claim(PERSONNEL, "9144897")
                        .claim(PARENT, TrustedHelseId.HOSPITAL)),
                "Observation");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain(number);
        assertThat(lastEntry().toString()).doesNotContain(number);
    }

    @Test
    void a_scope_that_means_nothing_here_opens_nothing() {
        var answer = load(token(claims -> claims.claim("scope", List.of("openid", "system/*.c"))), "Observation");

        assertThat(answer.reason()).isEqualTo("scope-missing");
    }

    @Test
    void an_organisation_has_what_it_may_have_of_what_the_token_holds() {
        Consumer<JWTClaimsSet.Builder> otherClient =
                claims -> claims.claim("client_id", "any").claim(PARENT, TrustedHelseId.HOSPITAL);

        assertThat(load(token(otherClient), "Observation").reason()).isEqualTo("scope-missing");
        String narrow = token(otherClient.andThen(claims -> claims.claim("scope", "nhn:samtykke/observations")));
        assertThat(load(narrow, "Condition").reason()).isEqualTo("scope-missing");
        assertThat(load(narrow, "Observation").status()).isEqualTo(200);
    }

    private static Answer load(String token, String type) {
        return SERVER.send(SERVER.request("", "")
                .header("Authorization", "DPoP " + token)
                .header("DPoP", KEY.proof("POST", SERVER.base, token))
                .header("Content-Type", "application/fhir+json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        SERVER.fhir.newJsonParser().encodeResourceToString(transaction(type)))));
    }

    private static Bundle transaction(String type) {
        Resource resource = Clinical.resource(type, Cast.SOMEBODY_ELSE.patient());
        var bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        bundle.addEntry()
                .setResource(resource)
                .getRequest()
                .setMethod(Bundle.HTTPVerb.POST)
                .setUrl(type);
        return bundle;
    }

    private static Bad bad(String why, Consumer<JWTClaimsSet.Builder> change) {
        return new Bad(why, token(change));
    }

    private static String token(Consumer<JWTClaimsSet.Builder> change) {
        return SERVER.helseId.sign("at+jwt", system().andThen(change));
    }

    private static Consumer<JWTClaimsSet.Builder> system() {
        return claims -> claims.claim("client_id", TrustedHelseId.CLIENT)
                .claim("scope", List.of("nhn:samtykke/load"))
                .claim("cnf", Map.of("jkt", KEY.thumbprint()));
    }

    private static Map<String, Object> lastEntry() {
        return SERVER.bean(JdbcTemplate.class)
                .queryForList(
                        "select * from samtykke.usage_log where patient_id = ? order by recorded, id",
                        Cast.SOMEBODY_ELSE.patient())
                .getLast();
    }
}
