package no.samtykke.authserver.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.NestedExceptionUtils;

class AFaultInTheSettingsIsNamedTest {

    private static final String PNG =
            "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";
    private static final String RSA_KEY = publicKey();

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            client-id        | -                        | client-id must be set
            client-id        | samtykke-auth-server     | client-id must be
            client-id        | a b                      | client-id must be
            kind             | -                        | kind must be set
            kind             | secret                   | kind must be public, confidential or backend
            name             | -                        | name must be set
            name             | Helse\u202eNorge         | name must be 1 to 100 visible
            controller       | -                        | controller must be set
            redirect-uris[0] | -                        | redirect-uris must name
            redirect-uris[0] | http://app.example/      | redirect-uris[0] must be https
            redirect-uris[0] | javascript:alert(1)      | redirect-uris[0] must be https
            redirect-uris[0] | data:text/html,x         | redirect-uris[0] must be https
            redirect-uris[0] | https://a@app.example/   | redirect-uris[0] must be absolute
            redirect-uris[0] | https://app.example/#x   | redirect-uris[0] must be absolute
            post-logout-redirect-uris[0] | ftp://a.example/ | post-logout-redirect-uris[0] must be https
            scopes[0]        | -                        | scopes must name
            scopes[0]        | patient/observation.rs   | scopes[0] is not a scope
            scopes[0]        | system/*.c               | scopes[0] does not fit
            scopes[0]        | https://samtykke.example/scope/clients | scopes[0] does not fit
            scopes[0]        | offline_access           | scopes[0] needs native or dpop-bound-access-tokens
            origins[0]       | https://app.example/path | origins must be
            origins[0]       | *                        | origins must be
            logo             | no/such/file.png         | logo cannot be read
            logo             | data:image/svg+xml;base64,PHN2Zy8+ | logo must be
            logo             | data:image/png;base64,PHN2Zy8+PHN2Zy8+PHN2Zy8+ | logo must be
            contact          | ring oss                 | contact must be
            contact          | javascript:alert(1)      | contact must be
            policy           | http://app.example/      | policy must be https
            policy           | javascript:alert(1)      | policy must be
            terms            | http://app.example/      | terms must be https
            launch-uri       | http://app.example/      | launch-uri must be https, or http on loopback
            backchannel-logout-uri | http://app.example/ | backchannel-logout-uri must be https, or http on loopback
            native           | sometimes                | native
            secret           | a-secret-of-more-than-thirty-two-characters | secret must not be set for a public
            jwks-uri         | https://app.example/jwks | kind must be confidential
            token-endpoint-auth-method | client_secret_basic | token-endpoint-auth-method must be none
            """)
    void with_its_place_in_the_list(String setting, String value, String message) {
        isRefused(with(app(), setting, value), message);
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            secret           | -                        | secret or jwks-uri or jwks must be set, exactly one
            secret           | too short                | secret must hold at least 32 characters
            secret-file      | no/such/file             | secret-file cannot be read
            jwks-uri         | https://app.example/jwks | secret or jwks-uri or jwks must be set, exactly one
            jwks             | {"keys":[]}              | secret or jwks-uri or jwks must be set, exactly one
            token-endpoint-auth-method | client_secret_jwt | token-endpoint-auth-method must be client_secret_basic
            kind             | backend                  | secret must not be set for a backend
            """)
    void with_what_a_client_with_a_secret_lacks(String setting, String value, String message) {
        isRefused(with(confidential(), setting, value), message);
    }

    @ParameterizedTest(name = "jwks {0}")
    @CsvSource(delimiter = '|', textBlock = """
            keys                                                 | jwks is not a JWK Set
            {"keys":[]}                                          | jwks must hold public keys
            {"keys":[{"kty":"oct","kid":"1","k":"AAAA"}]}        | jwks must hold public keys
            private                                              | jwks must hold public keys
            unnamed                                              | jwks must hold public keys
            twice                                                | jwks must hold public keys
            """)
    void with_what_is_wrong_with_its_keys(String jwks, String message) throws Exception {
        var key = new ECKeyGenerator(Curve.P_384).keyID("ec").generate();
        var value = switch (jwks) {
            case "private" -> "{\"keys\":[" + key.toJSONString() + "]}";
            case "unnamed" -> new JWKSet(new ECKeyGenerator(Curve.P_384).generate()).toString();
            case "twice" -> "{\"keys\":[" + key.toPublicJWK() + "," + key.toPublicJWK() + "]}";
            default -> jwks;
        };

        isRefused(with(with(confidential(), "secret", null), "jwks", value), message);
    }

    @ParameterizedTest(name = "native, {0}")
    @CsvSource({
        "http://localhost/callback, false",
        "http://127.0.0.1/callback, true",
        "no.example.app:/callback, true",
        "https://app.example/callback, true"
    })
    void when_a_native_app_waits_where_others_can_listen(String uri, boolean good) {
        var settings = with(with(app(), "native", "true"), "redirect-uris[0]", uri);

        if (good) {
            assertThat(clients(settings).find("app")).isPresent();
        } else {
            isRefused(settings, "redirect-uris[0] must be https, http on 127.0.0.1");
        }
    }

    @ParameterizedTest(name = "jwks-uri {0}")
    @CsvSource({"http://system.example/jwks", "file:///etc/passwd", "''", "https://user@system.example/jwks"})
    void a_system_publishes_its_keys_over_tls(String uri) {
        isRefused(with(system(), "jwks-uri", uri), "jwks-uri");
    }

    @Test
    void a_system_has_no_redirect_uris() {
        isRefused(with(system(), "redirect-uris[0]", "https://app.example/"), "redirect-uris must not be set");
    }

    @Test
    void everything_that_may_be_said_of_an_app_is_read() {
        var settings = confidential();
        with(settings, "logo", PNG);
        with(settings, "contact", "hjelp@app.example");
        with(settings, "policy", "https://app.example/personvern");
        with(settings, "terms", "https://app.example/vilkar");
        with(settings, "launch-uri", "http://127.0.0.1:8000/launch");
        with(settings, "backchannel-logout-uri", "https://app.example/out");
        with(settings, "native", "true");
        with(settings, "token-endpoint-auth-method", "client_secret_post");
        with(settings, "dpop-bound-access-tokens", "true");
        with(settings, "require-pushed-authorization-requests", "true");

        var app = (Client.CitizenApp) clients(settings).find("app").orElseThrow();

        assertThat(app.about().logo().orElseThrow().mediaType()).isEqualTo("image/png");
        assertThat(app.about().contact()).hasValue("hjelp@app.example");
        assertThat(app.about().policy()).hasValue(URI.create("https://app.example/personvern"));
        assertThat(app.about().terms()).hasValue(URI.create("https://app.example/vilkar"));
        assertThat(app.launchUri()).hasValue(URI.create("http://127.0.0.1:8000/launch"));
        assertThat(app.backchannelLogoutUri()).hasValue(URI.create("https://app.example/out"));
        assertThat(app.nativeApp()).isTrue();
        assertThat(app.demands()).isEqualTo(new Client.Demands(true, true));
        assertThat(app.proof()).isInstanceOfSatisfying(Proof.Secret.class, secret -> {
            assertThat(secret.place()).isEqualTo(Proof.Place.FORM);
            assertThat(secret.digest()).doesNotContain("a-secret");
        });
    }

    @Test
    void a_secret_and_a_logo_may_be_files(@TempDir Path folder) throws Exception {
        var secret = Files.writeString(folder.resolve("secret"), "a-secret-of-more-than-thirty-two-characters\n");
        var logo = Files.write(folder.resolve("logo"), Base64.getDecoder().decode(PNG.substring(PNG.indexOf(',') + 1)));
        var settings = with(with(confidential(), "secret", null), "secret-file", secret.toString());
        with(settings, "logo", logo.toString());

        var app = clients(settings).find("app").orElseThrow();

        assertThat(((Proof.Secret) app.proof()).isProvedBy("a-secret-of-more-than-thirty-two-characters"))
                .isTrue();
        assertThat(app.about().logo()).isPresent();
    }

    @Test
    void keys_may_stand_in_the_settings() {
        var settings = with(with(confidential(), "secret", null), "jwks", RSA_KEY);

        assertThat(clients(settings).find("app").orElseThrow().proof()).isInstanceOf(Proof.Keys.class);
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
        assertThat(clients(app()).find("app")).containsInstanceOf(Client.CitizenApp.class);
    }

    private static void isRefused(Map<String, String> settings, String message) {
        assertThatThrownBy(() -> clients(settings))
                .satisfies(fault -> assertThat(NestedExceptionUtils.getMostSpecificCause(fault) + " " + fault)
                        .contains("samtykke.clients[0]")
                        .contains(message));
    }

    private static Map<String, String> with(Map<String, String> settings, String name, @Nullable String value) {
        if (value == null) {
            settings.remove("samtykke.clients[0]." + name);
        } else {
            settings.put("samtykke.clients[0]." + name, value);
        }
        return settings;
    }

    private static Map<String, String> confidential() {
        return with(with(app(), "kind", "confidential"), "secret", "a-secret-of-more-than-thirty-two-characters");
    }

    private static Map<String, String> system() {
        var system = with(with(app(), "kind", "backend"), "scopes[0]", "system/*.c");
        return with(with(system, "redirect-uris[0]", null), "jwks-uri", "https://system.example/jwks");
    }

    private static String publicKey() {
        try {
            return new JWKSet(new RSAKeyGenerator(2048).keyID("rsa").generate())
                    .toPublicJWKSet()
                    .toString();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
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

    private static DeclaredClients clients(Map<String, String> settings) {
        return new DeclaredClients(new Binder(List.of(new MapConfigurationPropertySource(settings)))
                .bindOrCreate("samtykke", ClientProperties.class));
    }
}
