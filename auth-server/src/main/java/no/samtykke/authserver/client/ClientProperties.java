package no.samtykke.authserver.client;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The clients we know, under {@code samtykke.clients[]}. Read once at start; a fault stops the start and names the
 * setting.
 *
 * @param clients every app and system that may ask for tokens
 */
@ConfigurationProperties("samtykke")
record ClientProperties(@DefaultValue List<Entry> clients) {

    /**
     * One client as it is written in the settings.
     *
     * @param clientId its id in OAuth; unique
     * @param kind {@code public}: an app of citizens, with PKCE; {@code backend}: a system, with
     *     {@code private_key_jwt}
     * @param name what citizens call it
     * @param controller who answers for the app's use of the data; shown to the citizen before she approves
     * @param redirectUris where codes may be sent (public); compared exactly, only the port of a loopback address is
     *     free
     * @param postLogoutRedirectUris where the browser may go after log-out (public); compared in the same way
     * @param scopes the most it may be given
     * @param jwksUri where its public keys are (backend)
     * @param origins web origins from which its pages may call the token endpoint; empty means none
     */
    record Entry(
            @Nullable String clientId,
            @Nullable String kind,
            @Nullable String name,
            @Nullable String controller,
            @DefaultValue List<String> redirectUris,
            @DefaultValue List<String> postLogoutRedirectUris,
            @DefaultValue List<String> scopes,
            @Nullable String jwksUri,
            @DefaultValue List<String> origins) {}
}
