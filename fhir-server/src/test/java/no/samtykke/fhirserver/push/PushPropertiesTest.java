package no.samtykke.fhirserver.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What makes no sense stops the start, and what is named is the setting, not what stands in it. */
class PushPropertiesTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://register.example/settings",
                "http://localhost:8090/a",
                "http://127.0.0.1/",
                "http://[::1]/"
            })
    void these_may_be_sent_to(String endpoint) {
        assertThat(to(endpoint).allows(endpoint)).isTrue();
        assertThat(to(endpoint).allows(endpoint + "/")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://register.example/settings",
                "http://localhost.evil.example/",
                "http://10.0.0.1/",
                "https:///settings",
                "https://user:secret@register.example/",
                "https://register.example/#part",
                "ftp://register.example/",
                "file:///etc/passwd",
                "settings",
            })
    void these_may_not(String endpoint) {
        assertThatThrownBy(() -> to(endpoint))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("samtykke.push.endpoints")
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource(textBlock = """
            after,         PT1H1S
            after,         PT-1S
            every,         PT0.5S
            every,         PT1H1S
            timeout,       PT0S
            timeout,       PT61S
            give-up-after, PT59M
            give-up-after, P31D
            """)
    void times_have_limits(String setting, Duration value) {
        assertThatThrownBy(() -> new PushProperties(
                        List.of(),
                        null,
                        null,
                        setting.equals("after") ? value : Duration.ZERO,
                        setting.equals("every") ? value : Duration.ofSeconds(2),
                        setting.equals("timeout") ? value : Duration.ofSeconds(10),
                        setting.equals("give-up-after") ? value : Duration.ofDays(7)))
                .hasMessageContaining("samtykke.push." + setting);
    }

    @Test
    void without_a_key_nobody_is_told() {
        assertThat(key(null).isThere()).isFalse();
        assertThat(key(null).published()).isEqualTo("{\"keys\":[]}");
    }

    @Test
    void the_published_half_signs_nothing() throws Exception {
        var key = key(file(new ECKeyGenerator(Curve.P_384).generate().toJSONString()));

        assertThat(key.isThere()).isTrue();
        assertThat(key.published()).contains("P-384").doesNotContain("\"d\":");
    }

    @Test
    void what_is_no_private_key_on_the_curve_is_refused_without_being_told() throws Exception {
        for (String content : List.of(
                "secret",
                new ECKeyGenerator(Curve.P_256).generate().toJSONString(),
                new ECKeyGenerator(Curve.P_384).generate().toPublicJWK().toJSONString(),
                new OctetSequenceKeyGenerator(384).generate().toJSONString())) {
            var file = file(content);
            assertThatThrownBy(() -> key(file)).hasMessage("samtykke.push.key is no private key on the curve P-384");
        }
        assertThatThrownBy(() -> key(folder.resolve("nowhere")))
                .hasMessage("samtykke.push.key names no file that can be read");
    }

    private Path file(String content) throws Exception {
        return Files.writeString(Files.createTempFile(folder, "key", ".json"), content);
    }

    private static PushKey key(@Nullable Path file) {
        return new PushKey(with(List.of(), file));
    }

    private static PushProperties to(String endpoint) {
        return with(List.of(URI.create(endpoint)), null);
    }

    private static PushProperties with(List<URI> endpoints, @Nullable Path key) {
        return new PushProperties(
                endpoints, key, null, Duration.ZERO, Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofDays(7));
    }
}
