package no.samtykke.authserver.login;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.samtykke.authserver.server.ServerProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class AFaultInTheSettingsIsNamedTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(
            nullValues = "-",
            value = {
                "samtykke.issuer, -",
                "samtykke.issuer, auth.example",
                "samtykke.issuer, https://auth.example/",
                "samtykke.issuer, https://auth.example?x=1",
                "samtykke.fhir-base, -",
                "samtykke.fhir-base, ftp://fhir.example",
                "samtykke.id-porten.issuer, -",
                "samtykke.id-porten.client-id, -",
                "samtykke.id-porten.client-id, ''",
                "samtykke.id-porten.client-key, -",
                "samtykke.id-porten.client-key, /nowhere/key.json",
                "samtykke.id-porten.accepted-acr, ' '",
                "samtykke.id-porten.framing-origins, https://login.idporten.no/path"
            })
    void by_its_name(String setting, String value) throws Exception {
        var settings = right();
        settings.remove(setting);
        if (value != null) {
            settings.put(setting, value);
        }

        assertThatThrownBy(() -> read(settings)).hasStackTraceContaining(setting);
    }

    @Test
    void a_public_key_or_a_key_of_another_kind_is_no_client_key() throws Exception {
        var settings = right();
        for (var key : List.of(
                new RSAKeyGenerator(2048).keyID("one").generate().toPublicJWK().toJSONString(),
                new RSAKeyGenerator(2048).generate().toJSONString(),
                new ECKeyGenerator(Curve.P_256).keyID("one").generate().toJSONString(),
                "not a key")) {
            settings.put("samtykke.id-porten.client-key", file(key));

            assertThatThrownBy(() -> read(settings)).hasStackTraceContaining("samtykke.id-porten.client-key");
        }
    }

    private Map<String, String> right() throws Exception {
        return new TreeMap<>(Map.of(
                "samtykke.issuer", "https://auth.example",
                "samtykke.fhir-base", "https://fhir.example/fhir",
                "samtykke.id-porten.issuer", "https://idporten.example",
                "samtykke.id-porten.client-id", "us",
                "samtykke.id-porten.client-key",
                        file(new RSAKeyGenerator(2048).keyID("one").generate().toJSONString())));
    }

    private String file(String text) throws Exception {
        return Files.writeString(Files.createTempFile(folder, "key", ".json"), text)
                .toString();
    }

    private static void read(Map<String, String> settings) {
        var binder = new Binder(List.of(new MapConfigurationPropertySource(settings)));
        binder.bindOrCreate("samtykke", ServerProperties.class);
        binder.bindOrCreate("samtykke.id-porten", IdPortenProperties.class);
    }
}
