package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** A grant that auth-server takes back is dead on the next request, and the citizen's other apps are not. */
class EndedGrantsIT {

    private static final RunningServer SERVER = RunningServer.ONE;
    private static final People.Citizen KARI = People.citizen();

    record Bad(String why, String event) {

        @Override
        public String toString() {
            return why;
        }
    }

    static List<Bad> bad() throws JOSEException, IOException {
        return List.of(
                new Bad("not a token", "made-up"),
                new Bad("another key", new Issuer(SERVER.base).sign("secevent+jwt", revoked(UUID.randomUUID()))),
                new Bad("another type", SERVER.issuer.sign("at+jwt", revoked(UUID.randomUUID()))),
                new Bad("a log-out token", SERVER.issuer.logoutToken(UUID.randomUUID())),
                bad("another issuer", claims -> claims.issuer("http://localhost:1")),
                bad("another audience", claims -> claims.audience("https://other.example/fhir")),
                bad("no time", claims -> claims.issueTime(null)),
                bad("no id", claims -> claims.jwtID(null)),
                bad("no events", claims -> claims.claim("events", null)),
                bad("another event", claims -> claims.claim("events", Map.of("https://other.example", Map.of()))),
                bad("no grant", claims -> claims.claim("events", Map.of(Issuer.TOKEN_REVOKED, Map.of()))),
                bad(
                        "a grant that is none",
                        claims -> claims.claim("events", Map.of(Issuer.TOKEN_REVOKED, Map.of("grant", "1")))));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void ends_nothing(Bad bad) {
        int before = ended();

        var answer = push(bad.event());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("{\"err\":\"invalid_request\"}");
        assertThat(ended()).isEqualTo(before);
    }

    @Test
    void no_token_of_the_grant_opens_anything_and_others_do() {
        var grant = UUID.randomUUID();
        People.approvedToken(KARI, "patient/*.rs");
        String token = token(grant);
        assertThat(SERVER.get("/Observation", token).status()).isEqualTo(200);

        assertThat(push(SERVER.issuer.grantRevoked(grant)).status()).isEqualTo(202);

        for (String each : List.of(token, token(grant))) {
            var refused = SERVER.get("/Observation", each);
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.reason()).isEqualTo("session-ended");
            assertThat(refused.header("WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
        }
        assertThat(SERVER.get("/Observation", token(UUID.randomUUID())).status())
                .isEqualTo(200);
    }

    @Test
    void an_event_may_come_twice() {
        String event = SERVER.issuer.grantRevoked(UUID.randomUUID());

        assertThat(push(event).status()).isEqualTo(202);
        assertThat(push(event).status()).isEqualTo(202);
    }

    @Test
    void an_event_of_another_content_type_is_not_read() {
        var answer = SERVER.send(HttpRequest.newBuilder(URI.create(address()))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(SERVER.issuer.grantRevoked(UUID.randomUUID()))));

        assertThat(answer.status()).isBetween(400, 415);
    }

    private static int ended() {
        return SERVER.bean(JdbcTemplate.class)
                .queryForList("select grant_id from samtykke.ended_grant")
                .size();
    }

    private static String token(UUID grant) {
        return SERVER.issuer.sign(
                "at+jwt",
                People.claims(KARI, "patient/*.rs").andThen(claims -> claims.claim("grant", grant.toString())));
    }

    private static Bad bad(String why, Consumer<JWTClaimsSet.Builder> change) {
        return new Bad(
                why,
                SERVER.issuer.sign("secevent+jwt", revoked(UUID.randomUUID()).andThen(change)));
    }

    private static Consumer<JWTClaimsSet.Builder> revoked(UUID grant) {
        return claims -> claims.expirationTime(null)
                .claim("events", Map.of(Issuer.TOKEN_REVOKED, Map.of("grant", grant.toString())));
    }

    private static Answer push(String event) {
        return SERVER.send(HttpRequest.newBuilder(URI.create(address()))
                .header("Content-Type", "application/secevent+jwt")
                .POST(HttpRequest.BodyPublishers.ofString(event)));
    }

    private static String address() {
        return SERVER.base.replace("/fhir", "/security-events");
    }
}
