package no.samtykke.authserver.protocol;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.samtykke.authserver.client.Client;
import no.samtykke.authserver.client.Clients;
import no.samtykke.authserver.client.Scope;
import no.samtykke.authserver.launch.AcceptedLevels;
import no.samtykke.authserver.registration.RegistrationProperties;
import no.samtykke.authserver.server.ServerProperties;
import no.samtykke.authserver.session.DeviceProperties;
import no.samtykke.authserver.token.DpopProofs;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationServerMetadata;
import org.springframework.security.oauth2.server.authorization.oidc.OidcProviderConfiguration;
import org.springframework.stereotype.Component;

/** What we publish about ourselves (RFC 8414, OpenID Connect Discovery, RFC 9207): what works, and nothing else. */
@Component
class PublishedMetadata {

    private final ServerProperties server;
    private final Clients clients;
    private final RegistrationProperties registration;
    private final AcceptedLevels levels;
    private final DeviceProperties devices;

    PublishedMetadata(
            ServerProperties server,
            Clients clients,
            RegistrationProperties registration,
            AcceptedLevels levels,
            DeviceProperties devices) {
        this.server = server;
        this.clients = clients;
        this.registration = registration;
        this.levels = levels;
        this.devices = devices;
    }

    /** What at least one client may be given. */
    private List<String> scopes() {
        return clients.all().stream()
                .map(Client::scopes)
                .flatMap(scopes -> scopes.all().stream())
                .filter(scope -> devices.enabled() || scope != Scope.Named.OFFLINE_ACCESS)
                .map(Scope::text)
                .distinct()
                .sorted()
                .toList();
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
            claims.put("backchannel_logout_supported", true);
            claims.put("backchannel_logout_session_supported", true);
            claims.put("acr_values_supported", levels.all());
            claims.put("prompt_values_supported", List.of("none", "login", "consent"));
        });
    }

    private void publish(Map<String, Object> claims) {
        claims.clear();
        claims.put("issuer", server.issuer().toString());
        claims.put("authorization_endpoint", server.at("/oauth2/authorize").toString());
        claims.put("token_endpoint", server.at("/oauth2/token").toString());
        claims.put("jwks_uri", server.at("/oauth2/jwks").toString());
        claims.put("scopes_supported", scopes());
        if (registration.isOpen()) {
            claims.put("registration_endpoint", server.at("/register").toString());
        }
        claims.put("response_types_supported", List.of("code"));
        claims.put("response_modes_supported", List.of("query"));
        claims.put("grant_types_supported", List.of("authorization_code", "refresh_token", "client_credentials"));
        claims.put("code_challenge_methods_supported", List.of("S256"));
        claims.put(
                "token_endpoint_auth_methods_supported",
                List.of("none", "client_secret_basic", "client_secret_post", "private_key_jwt"));
        claims.put("token_endpoint_auth_signing_alg_values_supported", List.of("RS384", "ES384"));
        claims.put("ui_locales_supported", List.of("nb", "nn", "en"));
        claims.put("authorization_response_iss_parameter_supported", true);
        claims.put("request_parameter_supported", false);
        claims.put("request_uri_parameter_supported", false);
        publishWhatClientsAsk(claims);
    }

    /** Clients prove themselves there as at the token endpoint; for introspection a bearer token will do. */
    private void publishWhatClientsAsk(Map<String, Object> claims) {
        var methods = tokenEndpointMethods(claims);
        claims.put(
                "pushed_authorization_request_endpoint",
                server.at("/oauth2/par").toString());
        claims.put("require_pushed_authorization_requests", false);
        claims.put("dpop_signing_alg_values_supported", DpopProofs.algorithms());
        claims.put("revocation_endpoint", server.at("/oauth2/revoke").toString());
        claims.put("revocation_endpoint_auth_methods_supported", methods);
        claims.put("introspection_endpoint", server.at("/oauth2/introspect").toString());
        claims.put(
                "introspection_endpoint_auth_methods_supported",
                Stream.concat(methods.stream().filter(method -> !"none".equals(method)), Stream.of("Bearer"))
                        .toList());
        for (var endpoint : List.of("revocation", "introspection")) {
            claims.put(
                    endpoint + "_endpoint_auth_signing_alg_values_supported",
                    claims.get("token_endpoint_auth_signing_alg_values_supported"));
        }
    }

    private static List<String> tokenEndpointMethods(Map<String, Object> claims) {
        return ((List<?>) requireNonNull(claims.get("token_endpoint_auth_methods_supported")))
                .stream().map(String::valueOf).toList();
    }
}
