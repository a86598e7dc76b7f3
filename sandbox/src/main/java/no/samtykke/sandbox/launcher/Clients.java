package no.samtykke.sandbox.launcher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.jwk.JWK;
import java.util.List;
import no.samtykke.sandbox.loopback.Json;

/** The clients that every sandbox has. */
final class Clients {

    static final String LOADER = "sandbox-loader";
    static final String EXAMPLE_APP = "example-app";

    private static final List<String> CITIZEN_SCOPES =
            List.of("openid", "fhirUser", "launch/patient", "online_access", "offline_access", "patient/*.cruds");
    private static final List<String> LOADER_SCOPES = List.of("system/*.c");

    private Clients() {}

    static List<Client> of(Addresses addresses, JWK loaderKey) {
        return List.of(sandboxApp(), loader(addresses, loaderKey), exampleApp(addresses));
    }

    /** Any app under test: its redirect address is {@code /callback} or {@code /} on any port of 127.0.0.1. */
    private static Client sandboxApp() {
        return new Client(
                "sandbox-app",
                "Sandkasseappen",
                "public",
                "Sandkasseappen AS (syntetisk)",
                List.of("http://127.0.0.1/callback", "http://127.0.0.1/"),
                List.of("http://127.0.0.1/", "http://127.0.0.1/logged-out"),
                CITIZEN_SCOPES,
                null,
                null);
    }

    private static Client loader(Addresses addresses, JWK key) {
        return new Client(
                LOADER,
                "Sandkassens innleser",
                "backend",
                "Prøvestad sykehus (syntetisk)",
                List.of(),
                List.of(),
                LOADER_SCOPES,
                tree(key.toJSONString()),
                addresses.idPortenSite() + "/clients/" + LOADER + "/jwks.json");
    }

    private static Client exampleApp(Addresses addresses) {
        return new Client(
                EXAMPLE_APP,
                "Måleboka",
                "public",
                "Måleboka AS (syntetisk)",
                List.of(addresses.exampleApp() + "/callback"),
                List.of(addresses.exampleApp() + "/logged-out"),
                CITIZEN_SCOPES,
                null,
                null);
    }

    static JsonNode tree(String json) {
        try {
            return Json.MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
