package no.samtykke.authserver.protocol;

import static org.springframework.security.config.Customizer.withDefaults;

import no.samtykke.authserver.login.LoginDeparture;
import no.samtykke.authserver.login.LoginFailure;
import no.samtykke.authserver.login.LoginReturn;
import no.samtykke.authserver.server.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;

/**
 * Who may knock where. No chain keeps an HTTP session: what must be remembered is in the database, so any node can
 * answer.
 *
 * <ol>
 *   <li>messages: ID-porten's log-out notices, launch contexts, style and health, which prove themselves or are
 *       harmless;
 *   <li>pages: everything a person sees; forms need a token of this browser; each page asks for itself who is there.
 * </ol>
 *
 * The token endpoint, keys and metadata are in {@link TokenChain}. What no chain's controllers know is 404.
 */
@Configuration(proxyBeanMethods = false)
class SecurityChains {

    @Bean
    @Order(2)
    SecurityFilterChain messages(HttpSecurity http) throws Exception {
        return http.securityMatcher(
                        "/logout/idporten/**", "/actuator/health/**", "/launch-contexts", "/smart-style.json")
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .headers(headers -> headers.frameOptions(frame -> frame.disable()))
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain pages(
            HttpSecurity http,
            ServerProperties server,
            AuthorizationRequestRepository<OAuth2AuthorizationRequest> upstreamLogins,
            LoginDeparture departure,
            LoginReturn back,
            LoginFailure failure)
            throws Exception {
        return http.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.csrfTokenRepository(formTokens(server))
                        .ignoringRequestMatchers("/oauth2/authorize", "/logout"))
                .oauth2Login(login -> login.authorizationEndpoint(
                                endpoint -> endpoint.authorizationRequestResolver(departure)
                                        .authorizationRequestRepository(upstreamLogins))
                        .loginPage("/login-failed")
                        .successHandler(back)
                        .failureHandler(failure))
                .logout(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .headers(headers -> headers.cacheControl(cache -> cache.disable())
                        .addHeaderWriter(new PageHeaders())
                        .referrerPolicy(withDefaults()))
                .build();
    }

    private static CookieCsrfTokenRepository formTokens(ServerProperties server) {
        var tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName((server.isSecure() ? "__Host-" : "") + "samtykke-form");
        tokens.setCookiePath("/");
        tokens.setCookieCustomizer(
                cookie -> cookie.secure(server.isSecure()).httpOnly(true).sameSite("Lax"));
        return tokens;
    }
}
