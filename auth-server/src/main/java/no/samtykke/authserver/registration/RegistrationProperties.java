package no.samtykke.authserver.registration;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether apps may register themselves (RFC 7591), under {@code samtykke.registration}. Without an initial access token
 * they may not, and {@code /register} does not exist.
 *
 * @param initialAccessToken a file that holds the token, 32 characters at least
 * @param scopes the most that an app that registers itself may be given; set with the token, and only then
 */
@ConfigurationProperties("samtykke.registration")
public record RegistrationProperties(
        @Nullable Path initialAccessToken, @DefaultValue List<String> scopes) {

    public RegistrationProperties {
        if ((initialAccessToken == null) != scopes.isEmpty()) {
            throw new IllegalArgumentException(
                    "samtykke.registration.scopes must be set when initial-access-token is, and only then");
        }
    }

    public boolean isOpen() {
        return initialAccessToken != null;
    }
}
