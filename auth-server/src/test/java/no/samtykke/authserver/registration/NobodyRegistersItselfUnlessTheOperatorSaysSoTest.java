package no.samtykke.authserver.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.mock.web.MockHttpServletRequest;

class NobodyRegistersItselfUnlessTheOperatorSaysSoTest {

    @Test
    void by_default_it_is_closed() {
        var closed = new Binder(new MapConfigurationPropertySource())
                .bindOrCreate("samtykke.registration", RegistrationProperties.class);

        assertThat(closed.isOpen()).isFalse();
    }

    @Test
    void and_then_there_is_nothing_at_that_address() {
        var closed = new RegistrationProperties(null, List.of());
        var request = new MockHttpServletRequest();
        request.addHeader("Authorization", "Bearer a-token-of-more-than-thirty-two-characters");

        assertThatThrownBy(() -> RegistrationTokens.requireInitial(RegistrationTokens.initial(closed), request))
                .hasMessageContaining("404");
    }

    @Test
    void a_token_without_scopes_or_scopes_without_a_token_stop_the_start() {
        assertThatThrownBy(() -> new RegistrationProperties(Path.of("token"), List.of()))
                .hasMessageContaining("samtykke.registration.scopes must be set");
        assertThatThrownBy(() -> new RegistrationProperties(null, List.of("openid")))
                .hasMessageContaining("samtykke.registration.scopes must be set");
    }

    @Test
    void scopes_that_no_app_may_have_stop_the_start() {
        assertThatThrownBy(() ->
                        new Ceiling(new RegistrationProperties(Path.of("token"), List.of("openid", "system/*.c"))))
                .hasMessageContaining("samtykke.registration.scopes[1] does not fit");
    }

    @Test
    void a_token_that_can_be_guessed_stops_the_start(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("token"), "short");

        assertThatThrownBy(() -> openedBy(file))
                .hasMessageContaining("samtykke.registration.initial-access-token must hold at least 32");
        assertThatThrownBy(() -> openedBy(folder.resolve("none")))
                .hasMessageContaining("samtykke.registration.initial-access-token cannot be read");
    }

    private static void openedBy(Path token) {
        RegistrationTokens.initial(new RegistrationProperties(token, List.of("openid")));
    }
}
