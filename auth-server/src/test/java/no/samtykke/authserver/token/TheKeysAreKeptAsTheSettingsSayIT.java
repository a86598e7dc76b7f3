package no.samtykke.authserver.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.env.Environment;

class TheKeysAreKeptAsTheSettingsSayIT extends KeysOfTheirOwn {

    TheKeysAreKeptAsTheSettingsSayIT(@Autowired Environment settings) {
        super(settings);
    }

    @Test
    void with_a_key_to_encrypt_with_no_private_part_lies_open(@TempDir Path directory) throws Exception {
        theFirstKeysAreMade();
        var before = node.token();
        var encrypting = nodeWith(secretIn(directory, 'a'));
        encrypting.rotation().turn();

        assertThat(stored()).noneMatch(jwk -> jwk.startsWith("{") || jwk.contains("\"d\""));
        assertThat(keyOf(encrypting.token())).isEqualTo(keyOf(before));
        assertThat(encrypting.signer().claimsOfOurs(TYPE, before)).isPresent();
        assertThatThrownBy(() -> node.keys().all()).hasMessageContaining("samtykke.signing.key-encryption-key");
        var wrong = nodeWith(secretIn(directory, 'b'));
        assertThatThrownBy(() -> wrong.keys().all()).hasMessageContaining("samtykke.signing.key-encryption-key");
    }

    @ParameterizedTest(name = "{0} {1} {2} {3}: {4}")
    @CsvSource({
        "4m, 30d, 1d, ES256, publish-ahead",
        "1d, 1d, 1d, ES256, rotate-every",
        "1d, 30d, 9m, ES256, keep",
        "1d, 30d, 1d, HS256, access-tokens"
    })
    void a_fault_in_the_settings_is_named(String ahead, String every, String keep, String algorithm, String named) {
        assertThatThrownBy(() -> new SigningProperties(length(ahead), length(every), length(keep), algorithm, null))
                .hasMessageContaining("samtykke.signing." + named);
    }

    @Test
    void a_short_key_to_encrypt_with_is_named(@TempDir Path directory) throws IOException {
        var file = Files.writeString(directory.resolve("short"), "c2hvcnQ=");

        assertThatThrownBy(() -> nodeWith(file)).hasMessageContaining("samtykke.signing.key-encryption-key");
        assertThatThrownBy(() -> nodeWith(directory.resolve("missing")))
                .hasMessageContaining("samtykke.signing.key-encryption-key");
    }

    private List<String> stored() {
        return jdbc.sql("select jwk from signing_key").query(String.class).list();
    }

    private static Path secretIn(Path directory, char letter) throws IOException {
        var bytes = String.valueOf(letter).repeat(32).getBytes(StandardCharsets.US_ASCII);
        return Files.writeString(
                directory.resolve("secret-" + letter), Base64.getEncoder().encodeToString(bytes));
    }

    private static Duration length(String text) {
        return DurationStyle.detectAndParse(text);
    }
}
