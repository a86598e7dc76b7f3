package no.samtykke.authserver.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.NestedExceptionUtils;

class AFaultInTheSettingsIsNamedTest extends ClientSettings {

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
            scopes[0]        | patient/*.rs?category=a  | scopes[0] is not a scope
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

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({
        "redirect-uris[0], https://app.example/",
        "post-logout-redirect-uris[0], https://app.example/",
        "origins[0], https://app.example",
        "launch-uri, https://app.example/",
        "backchannel-logout-uri, https://app.example/",
        "native, true"
    })
    void a_system_has_nothing_that_is_for_people(String setting, String value) {
        isRefused(with(system(), setting, value), setting.replace("[0]", "") + " must not be set for a backend");
    }

    @Test
    void two_clients_do_not_share_an_id() {
        var settings = app();
        app().forEach((name, value) -> settings.put(name.replace("[0].", "[1]."), value));
        settings.remove("samtykke.clients[1].redirect-uris[0]");
        settings.put("samtykke.clients[1].redirect-uris[0]", "https://app.example/");

        assertThatThrownBy(() -> clients(settings)).hasMessageContaining("samtykke.clients[1].client-id is used twice");
    }

    private static void isRefused(Map<String, String> settings, String message) {
        assertThatThrownBy(() -> clients(settings))
                .satisfies(fault -> assertThat(NestedExceptionUtils.getMostSpecificCause(fault) + " " + fault)
                        .contains("samtykke.clients[0]")
                        .contains(message));
    }
}
