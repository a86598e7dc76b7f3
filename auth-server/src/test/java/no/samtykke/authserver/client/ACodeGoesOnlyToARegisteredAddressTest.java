package no.samtykke.authserver.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ACodeGoesOnlyToARegisteredAddressTest {

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource(textBlock = """
            https://app.example/callback,  https://app.example/callback,           true
            https://app.example/callback,  https://app.example/callback/,          false
            https://app.example/callback,  https://app.example:443/callback,       false
            https://app.example/callback,  https://APP.example/callback,           false
            https://app.example/callback,  https://app.example/callback?x=1,       false
            http://127.0.0.1/callback,     http://127.0.0.1/callback,              true
            http://127.0.0.1/callback,     http://127.0.0.1:51004/callback,        true
            http://127.0.0.1:9040/callback,http://127.0.0.1:51004/callback,        true
            http://127.0.0.1/callback,     http://127.0.0.1:51004/callback/,       false
            http://127.0.0.1/callback,     http://127.0.0.1:51004/other,           false
            http://127.0.0.1/callback,     http://127.0.0.1:99999/callback,        false
            http://127.0.0.1/callback,     http://127.0.0.1:0/callback,            false
            http://127.0.0.1/callback,     http://127.0.0.1:51004@evil/callback,   false
            http://127.0.0.1/callback,     https://127.0.0.1:51004/callback,       false
            http://127.0.0.1/callback,     http://localhost:51004/callback,        false
            http://127.0.0.1/callback,     http://127.0.0.1.evil:80/callback,      false
            http://[::1]/callback,         http://[::1]:51004/callback,            true
            http://localhost/callback,     http://localhost:51004/callback,        false
            no.example.app:/callback,      no.example.app:/callback,               true
            no.example.app:/callback,      no.example.app:/callback2,              false
            """)
    void compared_character_by_character_but_for_the_port_of_loopback(String registered, String asked, boolean same) {
        assertThat(RedirectUri.parse(registered).matches(asked)).isEqualTo(same);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://app.example/callback",
                "https://app.example/callback#part",
                "https://user@app.example/callback",
                "javascript:alert(1)",
                "data:text/html,x",
                "myapp:/callback",
                "/callback",
                "https://",
                "https://app example/"
            })
    void an_address_that_others_could_read_cannot_be_registered(String uri) {
        assertThatThrownBy(() -> RedirectUri.parse(uri)).isInstanceOf(IllegalArgumentException.class);
    }
}
