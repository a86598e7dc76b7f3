package no.samtykke.sandbox.idporten;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import no.samtykke.sandbox.SandboxFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdPortenTest {

    @TempDir
    Path folder;

    private ClientOfIdPorten client;

    @BeforeEach
    void start() throws Exception {
        client = new ClientOfIdPorten(folder);
    }

    @AfterEach
    void stop() {
        client.close();
    }

    @ParameterizedTest(name = "{0} gives {1}")
    @CsvSource({
        "BankID, idporten-loa-high",
        "Buypass, idporten-loa-high",
        "Commfides, idporten-loa-high",
        "MinID, idporten-loa-substantial"
    })
    void the_eid_decides_the_level(String eid, String acr) throws Exception {
        var claims = idToken(client.redeem(client.logIn("kari", eid)));

        assertThat(claims.getStringClaim("acr")).isEqualTo(acr);
    }

    @Test
    void the_id_token_says_what_id_porten_says() throws Exception {
        var claims = idToken(client.redeem(client.logIn("kari", "BankID")));

        assertThat(claims.getIssuer()).isEqualTo(client.issuer());
        assertThat(claims.getAudience()).containsExactly("samtykke");
        assertThat(claims.getStringClaim("pid")).isEqualTo(SandboxFiles.pid(client.people(), "kari"));
        assertThat(claims.getStringListClaim("amr")).containsExactly("BankID Mobil");
        assertThat(claims.getStringClaim("nonce")).isEqualTo(ClientOfIdPorten.NONCE);
        assertThat(claims.getClaims()).containsKeys("sid", "auth_time", "jti", "locale", "exp");
        assertThat(claims.getSubject()).hasSizeGreaterThan(40).doesNotContain("kari");
    }

    @Test
    void the_subject_is_the_same_next_time_and_the_session_is_not() throws Exception {
        var first = idToken(client.redeem(client.logIn("kari", "BankID")));
        var second = idToken(client.redeem(client.logIn("kari", "Buypass")));

        assertThat(second.getSubject()).isEqualTo(first.getSubject());
        assertThat(second.getStringClaim("sid")).isNotEqualTo(first.getStringClaim("sid"));
    }

    @Test
    void an_old_number_and_no_number_can_be_chosen() throws Exception {
        var nina = client.people().read().byId("nina");

        assertThat(idToken(client.redeem(client.logIn("nina-old", "BankID"))).getStringClaim("pid"))
                .isEqualTo(nina.formerPids().getFirst().pid());
        assertThat(idToken(client.redeem(client.logIn("no-pid", "BankID"))).getClaims())
                .doesNotContainKey("pid");
    }

    @Test
    void the_answer_carries_state_and_issuer() throws Exception {
        var answer = client.logIn("kari", "BankID");

        assertThat(answer)
                .containsEntry("state", ClientOfIdPorten.STATE)
                .containsEntry("iss", client.issuer())
                .containsKey("code");
    }

    @Test
    void cancelling_tells_the_client_access_denied() throws Exception {
        assertThat(client.press("cancel", client.page())).containsEntry("error", "access_denied");
        assertThat(client.press("fail", client.page())).containsEntry("error", "server_error");
    }

    @Test
    void a_page_works_once() throws Exception {
        var page = client.page();
        client.press("cancel", page);

        assertThat(client.submit(Map.of("request", page, "action", "cancel")).statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_code_works_once() throws Exception {
        var answer = client.logIn("kari", "BankID");
        client.redeem(answer);

        assertError(client.redeem(answer), 400, "invalid_grant");
    }

    @Test
    void a_wrong_verifier_is_refused() throws Exception {
        var answer = client.logIn("kari", "BankID");

        assertError(client.redeem(answer, Map.of("code_verifier", "x".repeat(43))), 400, "invalid_grant");
    }

    @Test
    void another_redirect_address_at_the_token_endpoint_is_refused() throws Exception {
        var answer = client.logIn("kari", "BankID");

        assertError(client.redeem(answer, Map.of("redirect_uri", "http://localhost:1/x")), 400, "invalid_grant");
    }

    @Test
    void a_client_that_does_not_prove_itself_is_refused() throws Exception {
        var answer = client.logIn("kari", "BankID");

        assertError(client.redeemWithoutProof(answer), 401, "invalid_client");
    }

    @Test
    void a_proof_with_another_key_is_refused() throws Exception {
        var answer = client.logIn("kari", "BankID");

        assertError(
                client.redeem(answer, Map.of("client_assertion", client.proofWithAnotherKey())), 401, "invalid_client");
    }

    @Test
    void an_address_that_is_not_registered_gets_nobody() throws Exception {
        var answer = client.authorize(Map.of("redirect_uri", "http://localhost:1/elsewhere"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
    }

    @ParameterizedTest(name = "without {0}")
    @CsvSource({"code_challenge", "code_challenge_method", "state", "nonce"})
    void what_protects_the_flow_is_required(String parameter) throws Exception {
        var answer = client.authorize(Map.of(parameter, ""));

        assertThat(answer.statusCode()).isIn(303, 400);
        assertThat(answer.headers().firstValue("Location").orElse("error=")).contains("error=");
    }

    @Test
    void the_page_is_norwegian_without_script_and_says_what_it_is() throws Exception {
        var page = client.authorize(Map.of()).body();

        assertThat(page)
                .contains("<html lang=\"nb\">", "Dette er ikke ID-porten", "value=\"kari\"", "value=\"MinID\"")
                .doesNotContain("<script", SandboxFiles.pid(client.people(), "kari"));
    }

    @Test
    void log_out_returns_to_a_registered_address_with_the_state() throws Exception {
        var token = SandboxFiles.json(
                        client.redeem(client.logIn("kari", "BankID")).body())
                .path("id_token")
                .asText();

        var answer = client.logOut(token, ClientOfIdPorten.AFTER_LOGOUT);

        assertThat(answer.headers().firstValue("Location")).contains(ClientOfIdPorten.AFTER_LOGOUT + "?state=s1");
        assertThat(client.logOut(token, "http://localhost:1/elsewhere").statusCode())
                .isEqualTo(400);
        assertThat(client.logOut("forged", ClientOfIdPorten.AFTER_LOGOUT).statusCode())
                .isEqualTo(400);
    }

    @Test
    void the_description_and_the_loaders_keys_are_served() throws Exception {
        assertThat(client.get("/sandbox.json").body()).contains("hello");
        assertThat(client.get("/clients/sandbox-loader/jwks.json").body()).contains("\"keys\"");
        assertThat(client.get("/clients/nobody/jwks.json").statusCode()).isEqualTo(404);
        assertThat(client.get("/").body()).contains("Kari Testesen");
    }

    private JWTClaimsSet idToken(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode tokens = SandboxFiles.json(answer.body());
        var jwt = SignedJWT.parse(tokens.path("id_token").asText());
        var keys = JWKSet.parse(client.get("/idporten/jwks").body());
        var key = keys.getKeyByKeyId(jwt.getHeader().getKeyID()).toRSAKey();
        assertThat(key.isPrivate()).isFalse();
        assertThat(jwt.verify(new RSASSAVerifier(key))).isTrue();
        return jwt.getJWTClaimsSet();
    }

    private static void assertError(HttpResponse<String> answer, int status, String error) throws Exception {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(SandboxFiles.json(answer.body()).path("error").asText()).isEqualTo(error);
    }
}
