package no.samtykke.fhirserver.smart;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.web.SecurityFilterChain;

/**
 * What is checked of every token, in this order: form and signature by a key of the issuer (RS256 or ES256 only),
 * issuer, audience, life time, then that it names a caller.
 */
@Configuration
class TokenSecurity {

    @Bean
    SecurityFilterChain bearerTokens(HttpSecurity http, SmartProperties properties, BearerRefusal refusal)
            throws Exception {
        var tokenToCaller = new TokenToCaller(properties);
        Converter<Jwt, AbstractAuthenticationToken> toCaller = token -> tokenToCaller
                .callerOf(token)
                .map(CallerAuthentication::new)
                .orElseThrow(() -> new InvalidBearerTokenException("The token names no caller that this server knows"));
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(OpenEndpoints.PATHS)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // No cookie is ever read here, so no other site can make a browser send a right.
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .anonymous(anonymous -> {})
                .headers(headers -> headers.cacheControl(cache -> {}).frameOptions(frame -> frame.deny()))
                .exceptionHandling(exceptions -> exceptions.authenticationEntryPoint(refusal))
                .oauth2ResourceServer(server ->
                        server.authenticationEntryPoint(refusal).jwt(jwt -> jwt.jwtAuthenticationConverter(toCaller)))
                .build();
    }

    @Bean
    JwtDecoder jwtDecoder(SmartProperties properties) {
        var decoder = NimbusJwtDecoder.withJwkSetUri(properties.keys().toString())
                .jwsAlgorithms(
                        algorithms -> algorithms.addAll(Set.of(SignatureAlgorithm.RS256, SignatureAlgorithm.ES256)))
                .jwtProcessorCustomizer(processor -> processor.setJWSTypeVerifier(
                        new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null)))
                .build();
        OAuth2TokenValidator<Jwt> audience =
                token -> token.getAudience().equals(List.of(properties.base().toString()))
                        ? OAuth2TokenValidatorResult.success()
                        : invalid("The token is meant for another server");
        OAuth2TokenValidator<Jwt> ends = token -> token.hasClaim(JwtClaimNames.EXP)
                ? OAuth2TokenValidatorResult.success()
                : invalid("The token never ends");
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                new JwtIssuerValidator(properties.issuer().toString()), audience, ends, new JwtTimestampValidator()));
        return decoder;
    }

    private static OAuth2TokenValidatorResult invalid(String why) {
        return OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token", why, null));
    }
}
