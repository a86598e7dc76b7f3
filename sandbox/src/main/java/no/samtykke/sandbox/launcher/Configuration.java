package no.samtykke.sandbox.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.IntStream;
import no.samtykke.sandbox.idporten.IdPortenSettings;
import no.samtykke.sandbox.idporten.RelyingParty;
import no.samtykke.sandbox.loopback.Json;
import no.samtykke.sandbox.register.RegisterSettings;
import no.samtykke.sandbox.sources.SourceServer;
import no.samtykke.sandbox.sources.SourcesSettings;

/** Writes each part's settings into the data directory: passwords stand in files of their owner, on no command line. */
record Configuration(DataDirectory data, Secrets secrets, Addresses addresses, List<Client> clients) {

    private static final String CLIENT_ID = "samtykke";
    private static final String CLIENT_KEY = "auth-server-at-id-porten.jwk";

    private static final String SOURCES_KEY = "fhir-server-at-sources.jwk";
    private static final String SEAL_KEYS = "usage-log-seal-keys.jwks";
    private static final String PUSH_KEY = "push-key.jwk";
    private static final String RECEIPT_KEYS = "receipt-keys.jwks";

    /** By which apps register themselves. */
    static final String INITIAL_ACCESS_TOKEN = "initial-access-token";

    static final String LOADER_KEY = "sandbox-loader.jwk";

    Path idPorten() {
        JWK loader = secrets.ecKey(LOADER_KEY);
        var settings = new IdPortenSettings(
                addresses.ports().idporten(),
                addresses.idPorten(),
                data.people(),
                data.description(),
                Clients.tree(secrets.rsaKey("id-porten-signing.jwk").toJSONString()),
                List.of(authServerAtIdPorten()),
                Map.of(Clients.LOADER, Clients.tree(new JWKSet(loader.toPublicJWK()).toString())));
        return json("id-porten.json", settings);
    }

    private RelyingParty authServerAtIdPorten() {
        String server = addresses.authServer();
        return new RelyingParty(
                CLIENT_ID,
                Clients.tree(new JWKSet(secrets.rsaKey(CLIENT_KEY).toPublicJWK()).toString()),
                List.of(URI.create(server + "/login/oauth2/code/idporten")),
                List.of(URI.create(server + "/logged-out"), URI.create(server + "/")));
    }

    Path register() {
        var settings = new RegisterSettings(
                addresses.ports().register(),
                addresses.register(),
                data.people(),
                data.registerLog(),
                secrets.password("register-log"),
                sources());
        return json("register.json", settings);
    }

    private SourcesSettings sources() {
        var servers = IntStream.range(0, Addresses.SOURCES.size())
                .mapToObj(place -> new SourceServer(
                        Addresses.SOURCES.get(place),
                        addresses.ports().sources().get(place),
                        addresses.source(Addresses.SOURCES.get(place))))
                .toList();
        return new SourcesSettings(
                servers,
                Clients.tree(new JWKSet(secrets.ecKey(SOURCES_KEY).toPublicJWK()).toString()),
                data.people(),
                data.registerLog().resolveSibling("sources"),
                secrets.password("register-log"));
    }

    /** The folder that {@code spring.config.additional-location} names. */
    Path authServer() {
        var settings = server("auth", addresses.ports().auth());
        settings.setProperty("samtykke.issuer", addresses.authServer());
        settings.setProperty("samtykke.fhir-base", addresses.fhir());
        settings.setProperty("samtykke.id-porten.issuer", addresses.idPorten());
        settings.setProperty("samtykke.id-porten.client-id", CLIENT_ID);
        settings.setProperty(
                "samtykke.id-porten.client-key", secrets.file(CLIENT_KEY).toString());
        settings.setProperty("samtykke.devices.enabled", "true");
        secrets.password(INITIAL_ACCESS_TOKEN);
        settings.setProperty(
                "samtykke.registration.initial-access-token",
                secrets.file(INITIAL_ACCESS_TOKEN).toString());
        list(settings, "samtykke.registration.scopes", Clients.CITIZEN_SCOPES);
        // Everybody in a sandbox comes from one address.
        settings.setProperty("samtykke.limits.requests", "10000");
        settings.setProperty("samtykke.limits.failures", "10000");
        settings.setProperty("samtykke.limits.failures-of-client", "10000");
        for (int i = 0; i < clients.size(); i++) {
            client(settings, "samtykke.clients[" + i + "].", clients.get(i));
        }
        return properties("auth-server", settings);
    }

    Path fhirServer() {
        var settings = server("fhir", addresses.ports().fhir());
        settings.setProperty("samtykke.base", addresses.fhir());
        settings.setProperty("samtykke.issuer", addresses.authServer());
        settings.setProperty("samtykke.dynamic-registration", "true");
        settings.setProperty("samtykke.representation.register", addresses.register());
        settings.setProperty("samtykke.kjernejournal.base", addresses.kjernejournal());
        settings.setProperty("samtykke.national-ids", "synthetic");
        settings.setProperty(
                "samtykke.usage-log.seal.keys", secrets.sealKeys(SEAL_KEYS).toString());
        settings.setProperty(
                "samtykke.receipts.keys", secrets.sealKeys(RECEIPT_KEYS).toString());
        settings.setProperty("samtykke.accepted-acr", "idporten-loa-high,samtykke-device");
        privacy(settings);
        secrets.ecKey(SOURCES_KEY);
        SourceList.addTo(settings, addresses, secrets.file(SOURCES_KEY));
        secrets.ecKey(PUSH_KEY);
        Hospitals.addTo(settings, addresses, secrets.file(PUSH_KEY));
        return properties("fhir-server", settings);
    }

    Path hospital(Hospitals.Hospital hospital) {
        var key = Clients.tree(secrets.ecKey(Clients.keyOf(hospital)).toJSONString());
        return json(hospital.id() + ".json", Hospitals.settings(hospital, addresses, key, data));
    }

    /** Nobody's: the sandbox has no controller, and its people are made up. */
    private static void privacy(Properties settings) {
        settings.setProperty("samtykke.privacy.controller.name", "Sandkassen");
        settings.setProperty("samtykke.privacy.controller.number", "999999999");
        settings.setProperty("samtykke.privacy.controller.contact", "personvern@sandbox.example");
        settings.setProperty("samtykke.privacy.processor.name", "Sandkassens drift");
        settings.setProperty("samtykke.privacy.processor.number", "988888888");
        settings.setProperty("samtykke.privacy.processor.contact", "drift@sandbox.example");
        settings.setProperty("samtykke.privacy.protection-officer.contact", "ombud@sandbox.example");
    }

    private Properties server(String database, int port) {
        var settings = new Properties();
        settings.setProperty("server.port", Integer.toString(port));
        settings.setProperty("server.address", "127.0.0.1");
        settings.setProperty("spring.datasource.url", addresses.database(database));
        settings.setProperty("spring.datasource.username", database);
        settings.setProperty("spring.datasource.password", secrets.password(database));
        return settings;
    }

    private static void client(Properties settings, String prefix, Client client) {
        settings.setProperty(prefix + "client-id", client.id());
        settings.setProperty(prefix + "kind", client.kind());
        settings.setProperty(prefix + "name", client.name());
        settings.setProperty(prefix + "controller", client.controller());
        list(settings, prefix + "redirect-uris", client.redirectUris());
        list(settings, prefix + "post-logout-redirect-uris", client.postLogoutRedirectUris());
        list(settings, prefix + "scopes", client.scopes());
        list(settings, prefix + "origins", client.origins());
        settings.setProperty(prefix + "native", Boolean.toString(client.nativeApp()));
        if (client.launchUri() != null) {
            settings.setProperty(prefix + "launch-uri", client.launchUri());
        }
        if (client.secret() != null) {
            settings.setProperty(prefix + "secret", client.secret());
        }
        if (client.jwksUri() != null) {
            settings.setProperty(prefix + "jwks-uri", client.jwksUri());
        } else if (client.privateJwk() != null) {
            settings.setProperty(prefix + "jwks", publicKeys(client.privateJwk()));
        }
    }

    private static String publicKeys(JsonNode privateJwk) {
        try {
            return new JWKSet(JWK.parse(privateJwk.toString()).toPublicJWK()).toString();
        } catch (ParseException e) {
            throw new IllegalStateException("A key of the sandbox cannot be read", e);
        }
    }

    private static void list(Properties settings, String name, List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            settings.setProperty(name + "[" + i + "]", values.get(i));
        }
    }

    private Path properties(String part, Properties settings) {
        var text = new StringWriter();
        try {
            settings.store(text, "Written by the sandbox at each start.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Path folder = data.config(part);
        OwnerOnly.write(folder.resolve("application.properties"), ascii(text.toString()));
        return folder;
    }

    /** A Java properties file is Latin-1; anything else is written by its number. */
    private static String ascii(String text) {
        var ascii = new StringBuilder();
        text.chars().forEach(character -> {
            if (character < 128) {
                ascii.append((char) character);
            } else {
                ascii.append("\\u%04x".formatted(character));
            }
        });
        return ascii.toString();
    }

    private Path json(String file, Object settings) {
        try {
            Path path = data.config(file);
            OwnerOnly.write(path, Json.MAPPER.writeValueAsString(settings));
            return path;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
