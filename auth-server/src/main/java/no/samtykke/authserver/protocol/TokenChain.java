package no.samtykke.authserver.protocol;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import no.samtykke.authserver.server.ServerProperties;
import no.samtykke.authserver.token.AppIdentification;
import no.samtykke.authserver.token.AssertionAuthentication;
import no.samtykke.authserver.token.ClientRefusal;
import no.samtykke.authserver.token.CodeGrant;
import no.samtykke.authserver.token.DpopNonces;
import no.samtykke.authserver.token.RefreshGrant;
import no.samtykke.authserver.token.SecretAuthentication;
import no.samtykke.authserver.token.SigningKeys;
import no.samtykke.authserver.token.SystemGrant;
import no.samtykke.authserver.token.TokenErrors;
import no.samtykke.authserver.token.TokenRequests;
import no.samtykke.authserver.token.TokenResponse;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.StaticHeadersWriter;

/**
 * Spring Authorization Server: token endpoint, keys and metadata, with our own readers and grants in place of its own.
 * Its other endpoints (device, userinfo) are outside the matcher and so do not exist; introspection, revocation and
 * pushed requests are ours, in {@link ClientEndpoints}.
 */
@Configuration(proxyBeanMethods = false)
class TokenChain {

    @Bean
    AuthorizationServerSettings settings(ServerProperties server) {
        return AuthorizationServerSettings.builder()
                .issuer(server.issuer().toString())
                .build();
    }

    @Bean
    JWKSource<SecurityContext> publishedKeys(SigningKeys keys) {
        return (selector, unused) -> selector.select(keys.all().toPublicJWKSet());
    }

    @Bean
    @Order(1)
    SecurityFilterChain tokens(
            HttpSecurity http,
            PublishedMetadata metadata,
            RegisteredOrigins origins,
            ClientProof proof,
            GrantTypes grants,
            TokenErrors errors,
            DpopNonces nonces)
            throws Exception {
        http.securityMatcher(
                        "/oauth2/token",
                        "/oauth2/jwks",
                        "/.well-known/oauth-authorization-server",
                        "/.well-known/openid-configuration")
                .with(
                        OAuth2AuthorizationServerConfigurer.authorizationServer(),
                        server -> server.clientAuthentication(client -> client.authenticationConverters(
                                                readers -> replace(readers, proof.readers()))
                                        .authenticationProviders(providers -> replace(providers, proof.judges()))
                                        .errorResponseHandler(proof.refusal()))
                                .tokenEndpoint(token -> token.accessTokenRequestConverters(
                                                readers -> replace(readers, List.of(grants.reader())))
                                        .authenticationProviders(providers -> replace(providers, grants.all()))
                                        .accessTokenResponseHandler(grants.response())
                                        .errorResponseHandler(errors))
                                .authorizationServerMetadataEndpoint(
                                        endpoint -> endpoint.authorizationServerMetadataCustomizer(metadata::ofOAuth))
                                .oidc(oidc -> oidc.providerConfigurationEndpoint(
                                        endpoint -> endpoint.providerConfigurationCustomizer(metadata::ofOpenId))));
        return http.cors(cors -> cors.configurationSource(origins))
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> headers.cacheControl(cache -> cache.disable())
                        .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                                request -> "/oauth2/token".equals(request.getServletPath()), nonces))
                        .addHeaderWriter(new StaticHeadersWriter("Cache-Control", "no-store"))
                        .addHeaderWriter(new StaticHeadersWriter("Pragma", "no-cache")))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .exceptionHandling(faults ->
                        faults.authenticationEntryPoint((unused, response, unusedToo) -> unknownClient(response)))
                .build();
    }

    /** How a client proves who it is, and who judges that. */
    record ClientProof(
            List<AuthenticationConverter> readers, List<AuthenticationProvider> judges, ClientRefusal refusal) {}

    /** The grant types, and what reads and writes them. */
    record GrantTypes(TokenRequests reader, List<AuthenticationProvider> all, TokenResponse response) {}

    @Bean
    ClientProof clientProof(
            AssertionAuthentication keys,
            SecretAuthentication secrets,
            AppIdentification names,
            ClientRefusal refusal) {
        return new ClientProof(List.of(keys, secrets, names), List.of(keys, secrets, names), refusal);
    }

    @Bean
    GrantTypes grantTypes(
            TokenRequests reader, CodeGrant code, RefreshGrant refresh, SystemGrant system, TokenResponse response) {
        return new GrantTypes(reader, List.of(code, refresh, system), response);
    }

    private static <T> void replace(List<T> theirs, List<? extends T> ours) {
        theirs.clear();
        theirs.addAll(ours);
    }

    static void unknownClient(HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getWriter().write("{\"error\":\"invalid_client\"}");
    }
}
