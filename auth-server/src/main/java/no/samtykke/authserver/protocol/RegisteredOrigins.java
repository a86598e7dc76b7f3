package no.samtykke.authserver.protocol;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import no.samtykke.authserver.client.Clients;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;

/**
 * Which web pages may ask for tokens, push requests, revoke, and read keys and metadata: those of registered apps,
 * without cookies. Introspection is for resource servers, which are no web pages.
 */
@Component
class RegisteredOrigins implements CorsConfigurationSource {

    private static final List<String> SENT = List.of("Content-Type", "Accept", "Authorization", "DPoP");
    private static final List<String> READ = List.of("DPoP-Nonce", "WWW-Authenticate", "Retry-After");
    private static final long KEPT_SECONDS = 60;

    private final Clients clients;

    RegisteredOrigins(Clients clients) {
        this.clients = clients;
    }

    @Override
    public @Nullable CorsConfiguration getCorsConfiguration(HttpServletRequest request) {
        if (request.getHeader(HttpHeaders.ORIGIN) == null || "/oauth2/introspect".equals(request.getServletPath())) {
            return null;
        }
        var allowed = new CorsConfiguration();
        allowed.setAllowedOrigins(List.copyOf(clients.origins()));
        allowed.setAllowedMethods(List.of("GET", "POST"));
        allowed.setAllowedHeaders(SENT);
        allowed.setExposedHeaders(READ);
        allowed.setAllowCredentials(false);
        allowed.setMaxAge(KEPT_SECONDS);
        return allowed;
    }
}
