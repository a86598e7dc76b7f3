package no.samtykke.sandbox.launcher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.jwk.JWK;
import java.util.List;
import java.util.stream.Stream;
import no.samtykke.sandbox.loopback.Json;
import org.jspecify.annotations.Nullable;

/** The clients that every sandbox has. */
final class Clients {

    static final String LOADER = "sandbox-loader";
    static final String EXAMPLE_APP = "example-app";

    /** The most that an app may be given that keeps nothing. */
    static final List<String> CITIZEN_SCOPES =
            List.of("openid", "fhirUser", "profile", "launch/patient", "online_access", "patient/*.cruds", "user/*.rs");
    /** Of apps that may keep their access: they keep a secret or a key, or are installed on a device. */
    private static final List<String> LASTING_SCOPES = Stream.concat(
                    CITIZEN_SCOPES.stream(), Stream.of("launch", "offline_access"))
            .toList();

    private static final List<String> LOADER_SCOPES = List.of("system/*.c");
    private static final List<String> OWN_SCOPES = List.of(
            "https://samtykke.example/scope/clients",
            "https://samtykke.example/scope/introspect",
            "https://samtykke.example/scope/launch");
    private static final List<String> STAFF_SCOPES = List.of(
            "https://samtykke.example/scope/staff",
            "https://samtykke.example/scope/support",
            "system/RelatedPerson.rs",
            "system/Consent.rs?category=proxy-mandate");
    private static final List<String> AUDITOR_SCOPES = List.of("system/AuditEvent.rs");
    private static final List<String> REDIRECTS = List.of("http://127.0.0.1/callback", "http://127.0.0.1/");

    private Clients() {}

    static List<Client> of(Addresses addresses, String origin, Secrets secrets) {
        var ofTheSandbox = List.of(
                sandboxApp(origin),
                loader(addresses, secrets.ecKey(Configuration.LOADER_KEY)),
                exampleApp(addresses),
                appWithSecret(secrets.password("sandbox-secret-app")),
                appWithKey(secrets.ecKey("sandbox-key-app.jwk")),
                nativeApp(),
                administrator(secrets.ecKey("sandbox-administrator.jwk")),
                staff(secrets.ecKey("sandbox-staff.jwk")),
                auditor(secrets.ecKey("sandbox-auditor.jwk")));
        var ofHospitals = Hospitals.ALL.stream().map(hospital -> system(hospital, secrets.ecKey(keyOf(hospital))));
        return Stream.concat(ofTheSandbox.stream(), ofHospitals).toList();
    }

    static String keyOf(Hospitals.Hospital hospital) {
        return hospital.id() + ".jwk";
    }

    /**
     * Any app under test: its redirect address is {@code /callback} or {@code /} on any port of 127.0.0.1, or the root
     * of the web origin.
     */
    private static Client sandboxApp(String origin) {
        return new Client(
                "sandbox-app",
                "Sandkasseappen",
                "public",
                "Sandkasseappen AS (syntetisk)",
                List.of("http://127.0.0.1/callback", "http://127.0.0.1/", origin + "/"),
                List.of("http://127.0.0.1/", "http://127.0.0.1/logged-out", origin + "/"),
                CITIZEN_SCOPES,
                List.of(origin),
                null,
                null,
                null,
                false,
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
                List.of(),
                tree(key.toJSONString()),
                addresses.idPortenSite() + "/clients/" + LOADER + "/jwks.json",
                null,
                false,
                null);
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
                List.of(),
                null,
                null,
                null,
                false,
                null);
    }

    /** SMART's confidential symmetric client. */
    private static Client appWithSecret(String secret) {
        return app("sandbox-secret-app", "Hemmelighetsappen", "confidential", REDIRECTS, null, secret, false);
    }

    /** SMART's confidential asymmetric client, its key registered by value. */
    private static Client appWithKey(JWK key) {
        return app("sandbox-key-app", "Nøkkelappen", "confidential", REDIRECTS, key, null, false);
    }

    private static Client nativeApp() {
        var redirects = List.of("no.samtykke.sandbox:/callback", "http://127.0.0.1/callback");
        return app("sandbox-native-app", "Mobilappen", "public", redirects, null, null, true);
    }

    /** A system that registers clients, asks what tokens are worth, and makes launch contexts. */
    private static Client administrator(JWK key) {
        return system("sandbox-administrator", "Sandkassens forvalter", OWN_SCOPES, key);
    }

    /** The system of those who handle signed forms and help citizens; it also asks who may act for whom. */
    private static Client staff(JWK key) {
        return system("sandbox-staff", "Sandkassens saksbehandling", STAFF_SCOPES, key);
    }

    /** The system of those who watch over the usage log. */
    private static Client auditor(JWK key) {
        return system("sandbox-auditor", "Sandkassens loggkontroll", AUDITOR_SCOPES, key);
    }

    private static Client system(String id, String name, List<String> scopes, JWK key) {
        return system(id, name, "Prøvestad forvaltning (syntetisk)", scopes, key);
    }

    private static Client system(Hospitals.Hospital hospital, JWK key) {
        return system(hospital.id(), hospital.name(), hospital.name(), Hospitals.SCOPES, key);
    }

    private static Client system(String id, String name, String controller, List<String> scopes, JWK key) {
        return new Client(
                id,
                name,
                "backend",
                controller,
                List.of(),
                List.of(),
                scopes,
                List.of(),
                tree(key.toJSONString()),
                null,
                null,
                false,
                null);
    }

    private static Client app(
            String id,
            String name,
            String kind,
            List<String> redirects,
            @Nullable JWK key,
            @Nullable String secret,
            boolean nativeApp) {
        return new Client(
                id,
                name,
                kind,
                name + " AS (syntetisk)",
                redirects,
                List.of("http://127.0.0.1/", "http://127.0.0.1/logged-out"),
                LASTING_SCOPES,
                List.of(),
                key == null ? null : tree(key.toJSONString()),
                null,
                secret,
                nativeApp,
                "http://127.0.0.1/launch");
    }

    static JsonNode tree(String json) {
        try {
            return Json.MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
