package no.samtykke.e2e.sources;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import no.samtykke.e2e.app.Http;
import no.samtykke.e2e.app.Reply;
import no.samtykke.e2e.stack.SandboxJson.Person;
import no.samtykke.e2e.stack.Stack;

/**
 * A source asked as fhir-server asks it, with fhir-server's own settings and key: to see what the way through it costs.
 */
public final class AskedDirectly {

    private static final int SECONDS_TO_LIVE = 60;

    private final Person person;
    private final Properties settings;
    private final String source;
    private final ECKey key;
    private final String token;

    public AskedDirectly(Stack stack, String source, Person person) {
        this.person = person;
        this.settings = settings(stack);
        this.source = prefix(settings, source);
        this.key = key(Path.of(setting("client-key")));
        this.token = token();
    }

    public Reply search(String type) {
        return post("/" + type + "/_search", Map.of("_count", "500", "status", "current"));
    }

    /** A document by its address, relative to the base or absolute. */
    public Reply open(String address) {
        var path = address.startsWith("http") ? address.substring(base().length()) : "/" + address;
        return post(path + "/$open", Map.of());
    }

    private Reply post(String path, Map<String, String> parameters) {
        var request = UUID.randomUUID().toString();
        var form = new LinkedHashMap<>(parameters);
        form.put("patient.identifier", person.system() + "|" + person.pid());
        form.put("samtykke-statement", statement(request));
        var headers = Map.of(
                "Authorization",
                "Bearer " + token,
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Accept",
                "application/fhir+json",
                "X-Request-Id",
                request);
        return Http.post(URI.create(base() + path), headers, Http.form(form));
    }

    private String token() {
        var endpoint = setting("token-endpoint");
        var client = setting("client-id");
        var assertion = signed(claims(client, endpoint).subject(client).build());
        var reply = Http.postForm(
                URI.create(endpoint),
                Map.of(
                        "grant_type",
                        "client_credentials",
                        "scope",
                        "system/*.rs",
                        "client_assertion_type",
                        "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                        "client_assertion",
                        assertion));
        if (reply.status() != 200) {
            throw new IllegalStateException("no token of " + source + ": " + reply);
        }
        return reply.json().path("access_token").asText();
    }

    private String statement(String request) {
        var someone = Map.of("system", person.system(), "value", person.pid());
        return signed(claims(setting("client-id"), base())
                .claim("request_id", request)
                .claim("patient", someone)
                .claim("actor", someone)
                .claim("ground", "own-data")
                .claim("purpose", "PATRQT")
                .claim("client_id", "sandbox-app")
                .claim("acr", "idporten-loa-high")
                .build());
    }

    private static JWTClaimsSet.Builder claims(String issuer, String audience) {
        var now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(audience)
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(SECONDS_TO_LIVE)));
    }

    private String signed(JWTClaimsSet claims) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.ES384)
                    .keyID(key.getKeyID())
                    .build();
            var jwt = new SignedJWT(header, claims);
            jwt.sign(new ECDSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private String base() {
        return setting("base").replaceAll("/$", "");
    }

    private String setting(String name) {
        return settings.getProperty(source + name);
    }

    private static Properties settings(Stack stack) {
        var settings = new Properties();
        var file = stack.data().resolve("config/fhir-server/application.properties");
        try (var reader = Files.newBufferedReader(file)) {
            settings.load(reader);
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String prefix(Properties settings, String source) {
        return settings.stringPropertyNames().stream()
                .filter(name -> name.startsWith("samtykke.sources.list[") && name.endsWith("].id"))
                .filter(name -> settings.getProperty(name).equals(source))
                .map(name -> name.substring(0, name.length() - "id".length()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("fhir-server has no source " + source));
    }

    private static ECKey key(Path file) {
        try {
            return ECKey.parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }
}
