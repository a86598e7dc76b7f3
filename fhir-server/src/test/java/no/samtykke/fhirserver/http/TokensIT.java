package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tokens that must open nothing: each is told as 401 with {@code WWW-Authenticate: Bearer}. */
class TokensIT {

    private static final RunningServer SERVER = RunningServer.ONE;
    private static final People.Citizen KARI = People.citizen();

    record Bad(String why, String token) {

        @Override
        public String toString() {
            return why;
        }
    }

    @BeforeAll
    static void she_has_approved() {
        People.approvedToken(KARI, "patient/*.rs");
    }

    static List<Bad> bad() throws JOSEException, IOException {
        return List.of(
                new Bad("unknown", "made-up"),
                new Bad("malformed", "a.b.c"),
                new Bad("alg none", new PlainJWT(claims(_ -> {})).serialize()),
                new Bad("alg None", unsigned("None")),
                new Bad("alg NONE", unsigned("NONE")),
                new Bad("signed with a shared secret", shared()),
                new Bad("another key, same kid", new Issuer(SERVER.base).sign("at+jwt", usual())),
                new Bad("another issuer", token("at+jwt", claims -> claims.issuer("http://localhost:1"))),
                new Bad("another audience", token("at+jwt", claims -> claims.audience("https://other.example/fhir"))),
                new Bad("two audiences", token("at+jwt", claims -> claims.audience(List.of(SERVER.base, "other")))),
                new Bad("no audience", token("at+jwt", claims -> claims.audience((String) null))),
                new Bad("expired", token("at+jwt", claims -> claims.expirationTime(ago(65)))),
                new Bad("never ends", token("at+jwt", claims -> claims.expirationTime(null))),
                new Bad("not yet", token("at+jwt", claims -> claims.notBeforeTime(ago(-120)))),
                new Bad(
                        "an id_token",
                        token("JWT", claims -> claims.claim("nonce", "n").audience("test-app"))),
                new Bad("an id_token for us", token("JWT", claims -> claims.claim("nonce", "n"))),
                new Bad("of another type", token("JWT", _ -> {})),
                new Bad("a security event", SERVER.issuer.grantRevoked(UUID.randomUUID())),
                new Bad("a log-out token", SERVER.issuer.logoutToken(KARI.sid())),
                new Bad("no patient", token("at+jwt", claims -> claims.claim("patient", null))),
                new Bad("no fhirUser", token("at+jwt", claims -> claims.claim("fhirUser", null))),
                new Bad("no sid", token("at+jwt", claims -> claims.claim("sid", null))),
                new Bad("a sid that is none", token("at+jwt", claims -> claims.claim("sid", "1"))),
                new Bad("logged in too long ago", token("at+jwt", claims -> claims.claim("auth_time", daysAgo(2)))),
                new Bad("logged in nobody knows when", token("at+jwt", claims -> claims.claim("auth_time", null))),
                new Bad("no grant", token("at+jwt", claims -> claims.claim("grant", null))),
                new Bad("a grant that is none", token("at+jwt", claims -> claims.claim("grant", "1"))),
                new Bad("no acr", token("at+jwt", claims -> claims.claim("acr", null))),
                new Bad("no client", token("at+jwt", claims -> claims.claim("client_id", null))),
                new Bad("no scope", token("at+jwt", claims -> claims.claim("scope", null))),
                new Bad(
                        "a foreign fhirUser",
                        token("at+jwt", claims -> claims.claim("fhirUser", "https://x.example/Patient/1"))),
                new Bad(
                        "the log-in scope of an app",
                        token("at+jwt", claims -> claims.claim("scope", "https://samtykke.example/scope/login"))),
                new Bad("cut", cut()));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void opens_nothing(Bad bad) {
        var answer = SERVER.get("/Observation", bad.token());

        assertThat(answer.status()).as(answer.body()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        assertThat(answer.body()).contains("OperationOutcome").doesNotContain(bad.token());
    }

    @Test
    void the_usual_token_opens() {
        assertThat(SERVER.get("/Observation", token("at+jwt", _ -> {})).status())
                .isEqualTo(200);
    }

    @Test
    void a_token_in_the_address_is_not_read() {
        var answer = SERVER.get("/Observation?access_token=" + token("at+jwt", _ -> {}), "");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    private static String token(String type, Consumer<JWTClaimsSet.Builder> change) {
        return SERVER.issuer.sign(type, usual().andThen(change));
    }

    private static Consumer<JWTClaimsSet.Builder> usual() {
        return claims -> claims.claim("client_id", People.CLIENT)
                .subject(UUID.randomUUID().toString())
                .claim("scope", "patient/*.rs")
                .claim("patient", KARI.patient())
                .claim("fhirUser", SERVER.base + "/Patient/" + KARI.patient())
                .claim("acr", "idporten-loa-high")
                .claim("sid", KARI.sid().toString())
                .claim("grant", UUID.randomUUID().toString());
    }

    private static JWTClaimsSet claims(Consumer<JWTClaimsSet.Builder> change) {
        var claims = new JWTClaimsSet.Builder()
                .issuer(SERVER.issuer.uri())
                .audience(SERVER.base)
                .expirationTime(ago(-300));
        usual().andThen(change).accept(claims);
        return claims.build();
    }

    private static String unsigned(String spelling) {
        String header = Base64URL.encode("{\"alg\":\"" + spelling + "\"}").toString();
        return header + "." + claims(_ -> {}).toPayload().toBase64URL() + ".";
    }

    private static String shared() throws JOSEException {
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .keyID("test")
                        .type(new JOSEObjectType("at+jwt"))
                        .build(),
                claims(_ -> {}));
        token.sign(new MACSigner("a".repeat(64)));
        return token.serialize();
    }

    private static String cut() {
        String whole = token("at+jwt", _ -> {});
        return whole.substring(0, whole.length() - 10);
    }

    private static long daysAgo(int days) {
        return Instant.now().minus(Duration.ofDays(days)).getEpochSecond();
    }

    private static Date ago(int seconds) {
        return Date.from(Instant.now().minusSeconds(seconds));
    }
}
