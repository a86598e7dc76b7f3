package no.samtykke.authserver;

import static no.samtykke.authserver.support.Neighbourhood.CLOCK;
import static no.samtykke.authserver.support.Neighbourhood.SYSTEMS;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import no.samtykke.authserver.support.Neighbourhood;
import no.samtykke.authserver.support.ProofOfKey;
import no.samtykke.authserver.support.RegisteredByApi;
import no.samtykke.authserver.support.RunningAuthServer;
import no.samtykke.authserver.support.SystemStandIn;
import no.samtykke.authserver.support.TokenEndpoint.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9449, tried with a system, whose tokens are quickly had. */
class ATokenIsBoundToAProvedKeyIT extends RunningAuthServer {

    private final JWK key = ProofOfKey.newKey();

    @ParameterizedTest
    @ValueSource(strings = {"ES256", "ES384", "ES512", "RS256", "RS384", "RS512", "PS256", "PS384", "PS512"})
    void with_every_algorithm_that_is_published(String algorithm) throws Exception {
        var proof = ProofOfKey.by(ProofOfKey.keyFor(algorithm), algorithm);

        var answer = asked(proof.text());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("token_type")).isEqualTo("DPoP");
        assertThat(answer.claims("access_token").getJSONObjectClaim("cnf"))
                .isEqualTo(Map.of("jkt", ProofOfKey.thumbprint(proof.key())));
    }

    @Test
    void without_a_proof_it_is_bound_to_nothing() throws Exception {
        var answer = SYSTEMS.tokenFor(SystemStandIn.ID, "system/Observation.rs");

        assertThat(answer.text("token_type")).isEqualTo("Bearer");
        assertThat(answer.claims("access_token").getClaim("cnf")).isNull();
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            htm | GET
            htm | post
            htm | -
            htu | ISSUER/oauth2/par
            htu | https://evil.example/oauth2/token
            htu | ISSUER.evil.example/oauth2/token
            htu | ISSUER/OAuth2/token
            htu | not an address
            htu | -
            jti | -
            jti | ''
            iat | -
            iat | -71
            iat | 11
            """)
    void not_when_a_claim_is_wrong(String claim, String value) {
        var proof = ProofOfKey.by(key);
        if ("iat".equals(claim) && value != null) {
            proof.with(claim, CLOCK.instant().getEpochSecond() + Long.parseLong(value));
        } else {
            proof.with(claim, value == null ? null : value.replace("ISSUER", Neighbourhood.issuer()));
        }

        assertRefused(asked(proof.text()));
    }

    @ParameterizedTest(name = "iat {0} s from now")
    @ValueSource(longs = {-65, 5})
    void clocks_may_differ_a_little(long seconds) {
        var proof = ProofOfKey.by(key).with("iat", CLOCK.instant().getEpochSecond() + seconds);

        assertThat(asked(proof.text()).status()).isEqualTo(200);
    }

    @Test
    void the_address_may_be_written_in_another_way() {
        var other = Neighbourhood.issuer().replace("http://localhost", "HTTP://LOCALHOST") + "/oauth2/token?a=b#c";

        assertThat(asked(ProofOfKey.by(key).with("htu", other).text()).status()).isEqualTo(200);
    }

    @Test
    void not_when_the_header_is_wrong() {
        var none = ProofOfKey.by(key).text().split("\\.", -1);
        assertRefused(asked(ProofOfKey.by(key).typed("JWT").text()));
        assertRefused(asked(ProofOfKey.by(key).showing(null).text()));
        assertRefused(asked(
                ProofOfKey.by(key).showing(ProofOfKey.newKey().toPublicJWK()).text()));
        assertRefused(asked(ProofOfKey.by(key).signedBy(ProofOfKey.newKey()).text()));
        assertRefused(asked("eyJhbGciOiJIUzI1NiIsInR5cCI6ImRwb3Arand0In0." + none[1] + "." + none[2]));
        assertRefused(asked(ProofOfKey.by(ProofOfKey.rsa(1024), "RS256").text()));
        assertRefused(asked(none[0] + "." + none[1] + "."));
        assertRefused(asked("eyJhbGciOiJub25lIiwidHlwIjoiZHBvcCtqd3QifQ." + none[1] + "."));
        assertRefused(asked("not.a.proof"));
        assertRefused(asked(""));
    }

    @Test
    void not_with_two_proofs() {
        assertRefused(SYSTEMS.tokenFor(
                SystemStandIn.ID,
                "system/Observation.rs",
                "DPoP",
                ProofOfKey.by(key).text(),
                "DPoP",
                ProofOfKey.by(key).text()));
    }

    @Test
    void not_with_a_proof_that_was_used_before_even_of_four_at_once() {
        var proof = ProofOfKey.by(key).text();

        var wins =
                Stream.generate(() ->
                                CompletableFuture.supplyAsync(() -> asked(proof).status()))
                        .limit(4)
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .filter(status -> status == 200)
                        .count();

        assertThat(wins).isEqualTo(1);
        assertRefused(asked(proof));
    }

    @Test
    void another_key_may_use_the_same_name_for_its_proof() {
        var jti = UUID.randomUUID().toString();

        assertThat(asked(ProofOfKey.by(key).with("jti", jti).text()).status()).isEqualTo(200);
        assertThat(asked(ProofOfKey.by(ProofOfKey.newKey()).with("jti", jti).text())
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "made up", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void a_nonce_of_ours_is_needed_and_the_refusal_gives_it(String nonce) {
        var jti = UUID.randomUUID().toString();
        var first = asked(ProofOfKey.by(key)
                .with("jti", jti)
                .with("nonce", "-".equals(nonce) ? null : nonce)
                .text());

        assertThat(first.status()).isEqualTo(400);
        assertThat(first.text("error")).isEqualTo("use_dpop_nonce");
        var given = first.http().headers().allValues("DPoP-Nonce");
        assertThat(given).hasSize(1);
        assertThat(asked(ProofOfKey.by(key)
                                .with("jti", jti)
                                .with("nonce", given.getFirst())
                                .text())
                        .status())
                .as("the proof before was not used up")
                .isEqualTo(200);
    }

    @Test
    void a_nonce_works_for_two_to_four_minutes() {
        var nonce = ProofOfKey.freshNonce();
        CLOCK.move(Duration.ofMinutes(2));
        assertThat(asked(ProofOfKey.by(key).with("nonce", nonce).text()).status())
                .isEqualTo(200);

        CLOCK.move(Duration.ofMinutes(2));
        assertThat(asked(ProofOfKey.by(key).with("nonce", nonce).text()).text("error"))
                .isEqualTo("use_dpop_nonce");
    }

    @Test
    void a_client_that_is_registered_so_always_proves() {
        var system = RegisteredByApi.anAppWithKeys(SYSTEMS.publicKeys())
                .put("kind", "backend")
                .put("scope", "system/Observation.rs")
                .put("dpop_bound_access_tokens", true);
        system.remove("redirect_uris");
        var id = RegisteredByApi.registered(system).path("client_id").asText();

        assertThat(SYSTEMS.tokenFor(id, "system/Observation.rs").text("error")).isEqualTo("invalid_request");
        assertThat(SYSTEMS.tokenFor(
                                id,
                                "system/Observation.rs",
                                "DPoP",
                                ProofOfKey.by(key).text())
                        .text("token_type"))
                .isEqualTo("DPoP");
    }

    private static Answer asked(String proof) {
        return SYSTEMS.tokenFor(SystemStandIn.ID, "system/Observation.rs", "DPoP", proof);
    }

    private static void assertRefused(Answer answer) {
        assertThat(answer.text("error")).isEqualTo("invalid_dpop_proof");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.http().headers().allValues("DPoP-Nonce")).hasSize(1);
    }
}
