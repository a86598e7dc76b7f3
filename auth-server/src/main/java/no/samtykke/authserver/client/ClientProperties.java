package no.samtykke.authserver.client;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * The clients we know, under {@code samtykke.clients[]}. Read once at start; a fault stops the start and names the
 * setting.
 *
 * @param clients every app and system that may ask for tokens
 */
@ConfigurationProperties("samtykke")
record ClientProperties(@DefaultValue List<Entry> clients) {

    /**
     * One client as it is written in the settings, or was registered. Every property is explained in
     * {@code docs/clients.md}.
     *
     * @param clientId its id in OAuth; unique
     * @param kind {@code public}: an app of citizens, with PKCE alone; {@code confidential}: an app of citizens that
     *     can keep a secret or a key; {@code backend}: a system, with {@code private_key_jwt}
     * @param name what citizens call it
     * @param controller who answers for the app's use of the data; shown to the citizen before she approves
     * @param logo PNG, JPEG or WebP of 64 KiB at most, as a {@code data:} URI or, in the settings, the path of a file
     * @param contact a mail address or a page (https)
     * @param policy the privacy policy (https)
     * @param terms the terms of use (https)
     * @param redirectUris where codes may be sent (apps); compared exactly, only the port of a loopback address is free
     * @param postLogoutRedirectUris where the browser may go after log-out (apps); compared in the same way
     * @param scopes the most it may be given
     * @param launchUri where a launcher sends people (apps)
     * @param origins web origins from which its pages may call us; empty means none
     * @param backchannelLogoutUri where it wants to hear that a session has ended (apps)
     * @param nativeApp whether it is installed on a device
     * @param tokenEndpointAuthMethod {@code client_secret_basic} or {@code client_secret_post}, for a client with a
     *     secret
     * @param secret of a confidential app, 32 characters at least; better kept in a file
     * @param secretFile a file that holds the secret
     * @param jwksUri where its public keys are
     * @param jwks its public keys, as a JWK Set in JSON
     * @param dpopBoundAccessTokens it gets no token that is not bound to a key of it
     * @param requirePushedAuthorizationRequests it pushes each authorization request first
     */
    record Entry(
            @Nullable String clientId,
            @Nullable String kind,
            @Nullable String name,
            @Nullable String controller,
            @Nullable String logo,
            @Nullable String contact,
            @Nullable String policy,
            @Nullable String terms,
            @DefaultValue List<String> redirectUris,
            @DefaultValue List<String> postLogoutRedirectUris,
            @DefaultValue List<String> scopes,
            @Nullable String launchUri,
            @DefaultValue List<String> origins,
            @Nullable String backchannelLogoutUri,
            @Name("native") @DefaultValue("false") boolean nativeApp,
            @Nullable String tokenEndpointAuthMethod,
            @Nullable String secret,
            @Nullable Path secretFile,
            @Nullable String jwksUri,
            @Nullable String jwks,
            @DefaultValue("false") boolean dpopBoundAccessTokens,
            @DefaultValue("false") boolean requirePushedAuthorizationRequests) {}
}
