package no.samtykke.fhirserver.smart;

import no.samtykke.fhirserver.dpop.DpopProofs;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;

/**
 * What is checked of every token, in this order: form and signature by a key of the issuer that it names, audience,
 * life time, that it is shown as it must be, that it names a caller, and then the proof, when it is bound to a key.
 */
@Configuration
class TokenSecurity {

    @Bean
    SecurityFilterChain tokensOfCallers(
            HttpSecurity http, SmartProperties properties, AccessTokens tokens, DpopProofs proofs, TokenRefusal refusal)
            throws Exception {
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
                .headers(headers -> headers.cacheControl(cache -> {})
                        .frameOptions(frame -> frame.deny())
                        .httpStrictTransportSecurity(hsts -> onHttpsOnly(hsts, properties)))
                .exceptionHandling(exceptions -> exceptions.authenticationEntryPoint(refusal))
                .addFilterBefore(
                        new TokenFilter(properties, tokens, proofs, refusal), AnonymousAuthenticationFilter.class)
                .build();
    }

    /** Told by the address from outside: the proxy that ends TLS speaks plain HTTP to this server. */
    private static void onHttpsOnly(HeadersConfigurer<?>.HstsConfig hsts, SmartProperties properties) {
        if ("https".equals(properties.base().getScheme())) {
            hsts.requestMatcher(AnyRequestMatcher.INSTANCE).includeSubDomains(false);
        } else {
            hsts.disable();
        }
    }
}
