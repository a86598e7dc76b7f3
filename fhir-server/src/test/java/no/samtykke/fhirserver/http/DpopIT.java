package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import no.samtykke.fhirserver.dpop.DpopNonces;
import no.samtykke.fhirserver.dpop.NodeOfAnotherTime;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A bound token opens nothing without a proof of its key. */
class DpopIT {

    private static final RunningServer SERVER = RunningServer.ONE;
    private static final String PATH = "/Observation";
    private static final String ADDRESS = SERVER.base + PATH;
    private static final People.Citizen KARI = People.citizen();
    private static final DpopKey KEY = new DpopKey();
    private static String token = "";

    @BeforeAll
    static void a_bound_token() {
        token = People.boundToken(KARI, "patient/*.rs", KEY);
    }

    @Test
    void the_right_proof_opens_whatever_the_query() {
        var answer = SERVER.send(shown("/Observation?_count=20", right()));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.header("DPoP-Nonce")).isEmpty();
    }

    @Test
    void an_app_that_knows_no_nonce_is_told_one_and_comes_in() {
        var first = SERVER.send(shown(PATH, KEY.proof(usual().andThen(nonce(null)), same())));
        String nonce = first.header("DPoP-Nonce");

        var second = SERVER.send(shown(PATH, KEY.proof(usual().andThen(nonce(nonce)), same())));

        assertThat(second.status()).as(second.body()).isEqualTo(200);
    }

    @Test
    void a_proof_counts_once() {
        String proof = right();

        assertThat(SERVER.send(shown(PATH, proof)).status()).isEqualTo(200);
        var again = SERVER.send(shown(PATH, proof));

        assertThat(again.status()).isEqualTo(401);
        assertThat(again.header("WWW-Authenticate")).contains("invalid_dpop_proof");
    }

    @Test
    void a_proof_that_another_node_accepted_counts_no_more() {
        String jti = UUID.randomUUID().toString();
        String proof = KEY.proof(usual().andThen(claims -> claims.jwtID(jti)), same());
        SERVER.bean(JdbcClient.class)
                .sql("insert into samtykke.dpop_proof (digest, expires_at) values (?, now() + interval '1 minute')")
                .param(Base64URL.from(DpopKey.digest(KEY.thumbprint() + "." + jti))
                        .decode())
                .update();

        assertThat(SERVER.send(shown(PATH, proof)).status()).isEqualTo(401);
    }

    @Test
    void a_nonce_about_to_run_out_is_taken_and_the_next_one_told() {
        String old = NodeOfAnotherTime.nonce(SERVER.bean(JdbcClient.class), Duration.ofMinutes(-2));
        String tooOld = NodeOfAnotherTime.nonce(SERVER.bean(JdbcClient.class), Duration.ofMinutes(-5));

        var answer = SERVER.send(shown(PATH, KEY.proof(usual().andThen(nonce(old)), same())));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.header("DPoP-Nonce"))
                .isEqualTo(SERVER.bean(DpopNonces.class).current());

        var late = SERVER.send(shown(PATH, KEY.proof(usual().andThen(nonce(tooOld)), same())));
        assertThat(late.header("WWW-Authenticate")).contains("use_dpop_nonce");
    }

    @Test
    void a_proof_that_cannot_be_noted_opens_nothing() {
        var database = SERVER.bean(JdbcClient.class);
        database.sql("alter table samtykke.dpop_proof rename to dpop_proof_away")
                .update();
        try {
            var answer = SERVER.send(shown(PATH, right()));
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isNotEmpty();
        } finally {
            database.sql("alter table samtykke.dpop_proof_away rename to dpop_proof")
                    .update();
        }
    }

    @Test
    void a_bound_token_is_refused_without_its_scheme() {
        var answer = SERVER.send(SERVER.request(PATH, token).header("DPoP", right()));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer error=\"invalid_token\"");
    }

    @Test
    void a_token_that_is_bound_in_another_way_is_refused() {
        String byCertificate = SERVER.issuer.sign(
                "at+jwt",
                People.claims(KARI, "patient/*.rs").andThen(claims -> claims.claim("cnf", Map.of("x5t#S256", "abc"))));

        assertThat(SERVER.get(PATH, byCertificate).status()).isEqualTo(401);
        assertThat(SERVER.send(shown(PATH, byCertificate, KEY.proof("GET", ADDRESS, byCertificate)))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void a_token_that_is_not_bound_is_refused_with_a_proof() {
        String unbound = People.token(KARI, KARI.patient(), "patient/*.rs");

        var answer = SERVER.send(shown(PATH, unbound, KEY.proof("GET", ADDRESS, unbound)));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).startsWith("DPoP error=\"invalid_token\"");
    }

    @Test
    void two_authorization_headers_are_refused() {
        String unbound = People.token(KARI, KARI.patient(), "patient/*.rs");

        var answer = SERVER.send(shown(PATH, right()).header("Authorization", "Bearer " + unbound));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("WWW-Authenticate")).contains("invalid_request");
    }

    @Test
    void a_refusal_of_the_rules_names_the_scheme_too() {
        String low = SERVER.issuer.sign(
                "at+jwt",
                People.claims(KARI, "patient/*.rs")
                        .andThen(claims -> claims.claim("acr", "idporten-loa-substantial"))
                        .andThen(claims -> claims.claim("cnf", Map.of("jkt", KEY.thumbprint()))));

        var answer = SERVER.send(shown(PATH, low, KEY.proof("GET", ADDRESS, low)));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate"))
                .startsWith("DPoP error=\"insufficient_user_authentication\"")
                .contains("acr_values=\"idporten-loa-high samtykke-device\"")
                .contains("max_age=\"86400\"");
    }

    @Test
    void a_proof_costs_one_statement_more() {
        SERVER.get(PATH, People.token(KARI, KARI.patient(), "patient/*.rs"));

        var borne =
                CountedStatements.during(() -> SERVER.get(PATH, People.token(KARI, KARI.patient(), "patient/*.rs")));
        String proof = right();
        var proven = CountedStatements.during(() -> SERVER.send(shown(PATH, proof)));

        assertThat(borne).noneMatch(sql -> sql.contains("dpop"));
        assertThat(proven).hasSize(borne.size() + 1);
    }

    @Test
    void the_nonce_told_is_the_one_in_force() {
        var answer = SERVER.send(SERVER.request(PATH, "").header("Authorization", "DPoP " + token));

        assertThat(answer.header("DPoP-Nonce"))
                .isEqualTo(SERVER.bean(DpopNonces.class).current());
    }

    private static HttpRequest.Builder shown(String path, String proof) {
        return shown(path, token, proof);
    }

    private static HttpRequest.Builder shown(String path, String withToken, String proof) {
        return SERVER.request(path, "")
                .header("Authorization", "DPoP " + withToken)
                .header("DPoP", proof);
    }

    private static String right() {
        return KEY.proof("GET", ADDRESS, token);
    }

    private static Consumer<JWTClaimsSet.Builder> usual() {
        return DpopKey.usual("GET", ADDRESS, token);
    }

    private static Consumer<JWTClaimsSet.Builder> nonce(String nonce) {
        return claims -> claims.claim("nonce", nonce);
    }

    private static UnaryOperator<JWSHeader.Builder> same() {
        return header -> header;
    }
}
