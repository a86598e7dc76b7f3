package no.samtykke.authserver.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhatTheSettingsSayOfAClientIsReadTest extends ClientSettings {

    private static final String PNG =
            "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";
    private static final String RSA_KEY = publicKey();

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
    void a_right_client_is_known() {
        assertThat(clients(app()).find("app")).containsInstanceOf(Client.CitizenApp.class);
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
}
