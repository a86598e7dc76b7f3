package no.samtykke.authserver.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import no.samtykke.authserver.client.Client;
import no.samtykke.authserver.client.Clients;
import no.samtykke.authserver.client.Scope;
import no.samtykke.authserver.server.ServerProperties;
import no.samtykke.authserver.session.DeviceProperties;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationServerMetadata;
import org.springframework.security.oauth2.server.authorization.oidc.OidcProviderConfiguration;
import org.springframework.stereotype.Component;

/** What we publish about ourselves (RFC 8414, OpenID Connect Discovery, RFC 9207): what works, and nothing else. */
@Component
class PublishedMetadata {

    private final ServerProperties server;
    private final List<String> scopes;

    PublishedMetadata(ServerProperties server, Clients clients, DeviceProperties devices) {
        this.server = server;
        var known = new TreeSet<String>();
        clients.all().stream()
                .map(Client::scopes)
                .flatMap(scopes -> scopes.all().stream())
                .filter(scope -> devices.enabled() || scope != Scope.Named.OFFLINE_ACCESS)
                .map(Scope::text)
                .forEach(known::add);
        scopes = new ArrayList<>(known);
    }

    void ofOAuth(OAuth2AuthorizationServerMetadata.Builder metadata) {
        metadata.claims(this::publish);
    }

    void ofOpenId(OidcProviderConfiguration.Builder metadata) {
        metadata.claims(claims -> {
            publish(claims);
            claims.put("subject_types_supported", List.of("public"));
            claims.put("id_token_signing_alg_values_supported", List.of("RS256"));
            claims.put("end_session_endpoint", server.at("/logout").toString());
            claims.put(
                    "claims_supported",
                    List.of("iss", "aud", "sub", "iat", "exp", "nonce", "auth_time", "acr", "sid", "fhirUser"));
            claims.put("prompt_values_supported", List.of("none", "login", "consent"));
        });
    }

    private void publish(Map<String, Object> claims) {
        claims.clear();
        claims.put("issuer", server.issuer().toString());
        claims.put("authorization_endpoint", server.at("/oauth2/authorize").toString());
        claims.put("token_endpoint", server.at("/oauth2/token").toString());
        claims.put("jwks_uri", server.at("/oauth2/jwks").toString());
        claims.put("scopes_supported", scopes);
        claims.put("response_types_supported", List.of("code"));
        claims.put("response_modes_supported", List.of("query"));
        claims.put("grant_types_supported", List.of("authorization_code", "refresh_token", "client_credentials"));
        claims.put("code_challenge_methods_supported", List.of("S256"));
        claims.put("token_endpoint_auth_methods_supported", List.of("none", "private_key_jwt"));
        claims.put("token_endpoint_auth_signing_alg_values_supported", List.of("RS384", "ES384"));
        claims.put("ui_locales_supported", List.of("nb", "nn", "en"));
        claims.put("authorization_response_iss_parameter_supported", true);
        claims.put("request_parameter_supported", false);
        claims.put("request_uri_parameter_supported", false);
    }
}
