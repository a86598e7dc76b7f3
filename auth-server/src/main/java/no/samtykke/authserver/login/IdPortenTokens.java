package no.samtykke.authserver.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.endpoint.NimbusJwtClientAuthenticationParametersConverter;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.web.client.RestClient;

/** How tokens are fetched from ID-porten, and what makes its id_token genuine (OpenID Connect Core, 3.1.3.7). */
@Configuration(proxyBeanMethods = false)
class IdPortenTokens {

    /** We prove ourselves with {@code private_key_jwt}, addressed to the issuer as ID-porten wants it. */
    @Bean
    OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> idPortenTokenEndpoint(
            IdPortenProperties properties) {
        var assertion = new NimbusJwtClientAuthenticationParametersConverter<OAuth2AuthorizationCodeGrantRequest>(
                unused -> properties.key());
        assertion.setJwtClientAssertionCustomizer(context ->
                context.getClaims().audience(List.of(properties.issuer().toString())));
        var endpoint = new RestClientAuthorizationCodeTokenResponseClient();
        endpoint.addParametersConverter(assertion);
        endpoint.setRestClient(http());
        return endpoint;
    }

    /** As Spring makes it, over Java's own HTTP client, which has no limit of connections to one host. */
    private static RestClient http() {
        return RestClient.builder()
                .requestFactory(new JdkClientHttpRequestFactory())
                .messageConverters(converters -> {
                    converters.clear();
                    converters.add(new FormHttpMessageConverter());
                    converters.add(new OAuth2AccessTokenResponseHttpMessageConverter());
                })
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build();
    }

    /** Signature by ID-porten's own keys with RS256; issuer, audience, time and nonce are checked by Spring. */
    @Bean
    JwtDecoderFactory<ClientRegistration> idPortenIdTokens(Clock clock) {
        var factory = new OidcIdTokenDecoderFactory();
        factory.setJwtValidatorFactory(registration -> {
            var validator = new OidcIdTokenValidator(registration);
            validator.setClock(clock);
            return validator;
        });
        return factory;
    }

    /** All we want to know is in the id_token; ID-porten's userinfo is not asked. */
    @Bean
    OAuth2UserService<OidcUserRequest, OidcUser> idPortenUser() {
        return request -> new DefaultOidcUser(List.of(), request.getIdToken());
    }

    /** Nobody needs ID-porten's access token after the log-in, so it is not kept. */
    @Bean
    OAuth2AuthorizedClientRepository idPortenAccessTokens() {
        return new OAuth2AuthorizedClientRepository() {
            @Override
            public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
                    String registrationId, Authentication principal, HttpServletRequest request) {
                return null;
            }

            @Override
            public void saveAuthorizedClient(
                    OAuth2AuthorizedClient client,
                    Authentication principal,
                    HttpServletRequest request,
                    HttpServletResponse response) {
                // Forgotten on purpose.
            }

            @Override
            public void removeAuthorizedClient(
                    String registrationId,
                    Authentication principal,
                    HttpServletRequest request,
                    HttpServletResponse response) {
                // There is none.
            }
        };
    }
}
