package no.samtykke.authserver.protocol;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import no.samtykke.authserver.token.DpopNonces;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.authorization.web.OAuth2ClientAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.DelegatingAuthenticationConverter;
import org.springframework.security.web.header.writers.StaticHeadersWriter;

/**
 * Endpoints of ours where clients prove themselves as they do at the token endpoint: pushed requests, introspection,
 * revocation. Introspection may be asked with a bearer token as well, and judges that itself.
 */
@Configuration(proxyBeanMethods = false)
class ClientEndpoints {

    private static final String INTROSPECT = "/oauth2/introspect";

    @Bean
    @Order(1)
    SecurityFilterChain provedClients(
            HttpSecurity http, TokenChain.ClientProof proof, RegisteredOrigins origins, DpopNonces nonces)
            throws Exception {
        var filter = new OAuth2ClientAuthenticationFilter(
                new ProviderManager(proof.judges()), ClientEndpoints::isAskedByClient);
        filter.setAuthenticationConverter(new DelegatingAuthenticationConverter(proof.readers()));
        filter.setAuthenticationFailureHandler(proof.refusal());
        return http.securityMatcher("/oauth2/par", INTROSPECT, "/oauth2/revoke")
                .addFilterBefore(filter, AuthorizationFilter.class)
                .cors(cors -> cors.configurationSource(origins))
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> headers.cacheControl(cache -> cache.disable())
                        .addHeaderWriter(nonces)
                        .addHeaderWriter(new StaticHeadersWriter("Cache-Control", "no-store"))
                        .addHeaderWriter(new StaticHeadersWriter("Pragma", "no-cache")))
                .anonymous(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.requestMatchers(INTROSPECT)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .exceptionHandling(faults -> faults.authenticationEntryPoint(
                        (unused, response, unusedToo) -> TokenChain.unknownClient(response)))
                .build();
    }

    private static boolean isAskedByClient(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        boolean bearer = header != null && header.toLowerCase(Locale.ROOT).startsWith("bearer");
        return HttpMethod.POST.matches(request.getMethod()) && !(bearer && INTROSPECT.equals(request.getServletPath()));
    }
}
