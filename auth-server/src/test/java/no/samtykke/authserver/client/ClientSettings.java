package no.samtykke.authserver.client;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Settings of clients that are right, so that a test says only what is different. */
abstract class ClientSettings {

    static Map<String, String> with(Map<String, String> settings, String name, @Nullable String value) {
        if (value == null) {
            settings.remove("samtykke.clients[0]." + name);
        } else {
            settings.put("samtykke.clients[0]." + name, value);
        }
        return settings;
    }

    static Map<String, String> confidential() {
        return with(with(app(), "kind", "confidential"), "secret", "a-secret-of-more-than-thirty-two-characters");
    }

    static Map<String, String> system() {
        var system = with(with(app(), "kind", "backend"), "scopes[0]", "system/*.c");
        return with(with(system, "redirect-uris[0]", null), "jwks-uri", "https://system.example/jwks");
    }

    static Map<String, String> app() {
        return new TreeMap<>(Map.of(
                "samtykke.clients[0].client-id", "app",
                "samtykke.clients[0].kind", "public",
                "samtykke.clients[0].name", "App",
                "samtykke.clients[0].controller", "Controller",
                "samtykke.clients[0].redirect-uris[0]", "https://app.example/",
                "samtykke.clients[0].scopes[0]", "openid"));
    }

    static DeclaredClients clients(Map<String, String> settings) {
        return new DeclaredClients(new Binder(List.of(new MapConfigurationPropertySource(settings)))
                .bindOrCreate("samtykke", ClientProperties.class));
    }
}
