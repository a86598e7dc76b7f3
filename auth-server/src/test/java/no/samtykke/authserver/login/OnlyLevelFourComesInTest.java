package no.samtykke.authserver.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.samtykke.authserver.session.DeviceProperties;
import no.samtykke.authserver.support.People;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;

class OnlyLevelFourComesInTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final Map<String, Object> claims = new HashMap<>();

    @BeforeEach
    void aGoodToken() {
        claims.put("sub", "pairwise");
        claims.put("pid", People.KARI);
        claims.put("acr", "idporten-loa-high");
        claims.put("amr", List.of("BankID"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"BankID", "BankID Mobil", "Buypass", "Commfides", "TestID", "something new"})
    void with_any_electronic_id_of_that_level(String amr) throws Exception {
        claims.put("amr", List.of(amr));

        assertThat(judge().refusal()).isEmpty();
    }

    @ParameterizedTest(name = "acr {0}")
    @CsvSource(
            nullValues = "-",
            value = {
                "-",
                "''",
                "idporten-loa-substantial",
                "idporten-loa-low",
                "idporten-loa-high-not",
                "xidporten-loa-high",
                "IDPORTEN-LOA-HIGH",
                "'idporten-loa-high '",
                "Level4",
                "4",
                "eidas-loa-high"
            })
    void any_other_level_is_too_low_but_the_person_is_known_so_it_can_be_logged(String acr) throws Exception {
        claims.put("acr", acr);
        if (acr == null) {
            claims.remove("acr");
        }

        var verdict = judge();

        assertThat(verdict.refusal()).contains("level-too-low");
        assertThat(verdict.person()).isPresent();
    }

    @Test
    void an_acr_that_is_not_a_text_is_too_low() throws Exception {
        claims.put("acr", List.of("idporten-loa-high"));

        assertThat(judge().refusal()).contains("level-too-low");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Minid", "Minid-OTC", "Minid-APP", "minid-webauthn", "MINID"})
    void minid_does_not_come_in_even_if_the_level_says_so(String amr) throws Exception {
        claims.put("amr", amr);
        assertThat(judge().refusal()).contains("level-too-low");

        claims.put("amr", List.of("BankID", amr));
        assertThat(judge().refusal()).contains("level-too-low");
    }

    @ParameterizedTest(name = "pid {0}")
    @CsvSource(
            nullValues = "-",
            value = {"-", "''", "123", "01010112345", "abcdefghijk"})
    void without_a_right_national_id_nobody_is_known(String pid) throws Exception {
        claims.put("pid", pid);
        if (pid == null) {
            claims.remove("pid");
        }

        var verdict = judge();

        assertThat(verdict.refusal()).contains("not-a-national-id");
        assertThat(verdict.person()).isEmpty();
    }

    private LevelGate.Verdict judge() throws IOException, JOSEException {
        var key = Files.writeString(
                folder.resolve("key.json"),
                new RSAKeyGenerator(2048).keyID("one").generate().toJSONString());
        var properties = new IdPortenProperties(
                URI.create("https://idporten.example"), "us", key, List.of("idporten-loa-high"), List.of());
        var token = new OidcIdToken("token", Instant.now(), Instant.now().plusSeconds(60), claims);
        var devices = new DeviceProperties(true, Duration.ofDays(90), Duration.ofDays(30));
        return new LevelGate(properties, devices).judge(token);
    }
}
