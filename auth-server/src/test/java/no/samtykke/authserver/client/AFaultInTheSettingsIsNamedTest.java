package no.samtykke.authserver.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class AFaultInTheSettingsIsNamedTest {

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            client-id        | -                        | samtykke.clients[0].client-id must be set
            client-id        | samtykke-auth-server     | samtykke.clients[0].client-id must be
            client-id        | a b                      | samtykke.clients[0].client-id must be
            kind             | -                        | samtykke.clients[0].kind must be set
            kind             | confidential             | samtykke.clients[0].kind must be public or backend
            name             | -                        | samtykke.clients[0].name must be set
            controller       | -                        | samtykke.clients[0].controller must be set
            redirect-uris[0] | -                        | samtykke.clients[0].redirect-uris must name
            redirect-uris[0] | http://app.example/      | samtykke.clients[0].redirect-uris[0] must be https
            scopes[0]        | -                        | samtykke.clients[0].scopes must name
            scopes[0]        | patient/observation.rs   | samtykke.clients[0].scopes[0] is not a scope
            scopes[0]        | system/*.c               | samtykke.clients[0].scopes[0] does not fit
            scopes[0]        | https://samtykke.example/scope/clients | samtykke.clients[0].scopes[0] does not fit
            scopes[0]        | patient/*.rs?category=a  | samtykke.clients[0].scopes[0] is not a scope
            origins[0]       | https://app.example/path | samtykke.clients[0].origins must be
            """)
    void with_its_place_in_the_list(String setting, String value, String message) {
        var settings = app();
        if (value == null) {
            settings.remove("samtykke.clients[0]." + setting);
        } else {
            settings.put("samtykke.clients[0]." + setting, value);
        }

        assertThatThrownBy(() -> clients(settings)).hasMessageContaining(message);
    }

    @ParameterizedTest(name = "jwks-uri {0}")
    @CsvSource({"http://system.example/jwks", "file:///etc/passwd", "''"})
    void a_system_publishes_its_keys_over_tls(String uri) {
        var settings = app();
        settings.put("samtykke.clients[0].kind", "backend");
        settings.put("samtykke.clients[0].scopes[0]", "system/*.c");
        settings.put("samtykke.clients[0].jwks-uri", uri);

        assertThatThrownBy(() -> clients(settings)).hasMessageContaining("samtykke.clients[0].jwks-uri");
    }

    @Test
    void two_clients_do_not_share_an_id() {
        var settings = app();
        app().forEach((name, value) -> settings.put(name.replace("[0].", "[1]."), value));
        settings.remove("samtykke.clients[1].redirect-uris[0]");
        settings.put("samtykke.clients[1].redirect-uris[0]", "https://app.example/");

        assertThatThrownBy(() -> clients(settings)).hasMessageContaining("samtykke.clients[1].client-id is used twice");
    }

    @Test
    void a_right_client_is_known() {
        assertThat(clients(app()).findApp("app")).isPresent();
        assertThat(clients(app()).findSystem("app")).isEmpty();
    }

    private static Map<String, String> app() {
        return new TreeMap<>(Map.of(
                "samtykke.clients[0].client-id", "app",
                "samtykke.clients[0].kind", "public",
                "samtykke.clients[0].name", "App",
                "samtykke.clients[0].controller", "Controller",
                "samtykke.clients[0].redirect-uris[0]", "https://app.example/",
                "samtykke.clients[0].scopes[0]", "openid"));
    }

    private static Clients clients(Map<String, String> settings) {
        return new Clients(new Binder(List.of(new MapConfigurationPropertySource(settings)))
                .bindOrCreate("samtykke", ClientProperties.class));
    }
}
