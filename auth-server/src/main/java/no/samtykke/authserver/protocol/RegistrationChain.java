package no.samtykke.authserver.protocol;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Registration of clients, and what anybody may know of them. Each endpoint judges its own token; no cookie counts, and
 * nothing that is answered may run or be framed.
 */
@Configuration(proxyBeanMethods = false)
class RegistrationChain {

    @Bean
    @Order(2)
    SecurityFilterChain registration(HttpSecurity http) throws Exception {
        return http.securityMatcher(
                        "/clients", "/clients/**", "/register", "/register/**", "/registered-origins", "/apps/*/logo")
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .headers(headers -> headers.cacheControl(cache -> cache.disable())
                        .contentSecurityPolicy(policy ->
                                policy.policyDirectives("default-src 'none'; sandbox; frame-ancestors 'none'")))
                .build();
    }
}
