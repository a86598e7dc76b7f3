package no.samtykke.sandbox.launcher;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A client of the auth-server, as {@code sandbox.json} describes it.
 *
 * @param kind public, confidential or backend
 * @param controller who answers for the app
 * @param redirectUris the port of {@code http://127.0.0.1} is free (RFC 8252)
 * @param origins from where its pages may call the servers by script
 * @param privateJwk the key for private_key_jwt, ES384
 * @param jwksUri where the public half is; a key without it is registered by value
 * @param secret for client_secret_basic
 * @param nativeApp whether it is installed on a device
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Client(
        String id,
        String name,
        String kind,
        String controller,
        List<String> redirectUris,
        List<String> postLogoutRedirectUris,
        List<String> scopes,
        List<String> origins,
        @Nullable JsonNode privateJwk,
        @Nullable String jwksUri,
        @Nullable String secret,
        boolean nativeApp) {}
