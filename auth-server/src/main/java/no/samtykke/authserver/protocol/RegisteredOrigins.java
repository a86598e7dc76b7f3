package no.samtykke.authserver.protocol;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.samtykke.authserver.client.Client;
import no.samtykke.authserver.client.Clients;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;

/**
 * Which web pages may call the token endpoint and read keys and metadata: those of registered apps, without cookies.
 */
@Component
class RegisteredOrigins implements CorsConfigurationSource {

    private final CorsConfiguration allowed = new CorsConfiguration();

    RegisteredOrigins(Clients clients) {
        Set<String> origins = clients.all().stream()
                .flatMap(client -> client instanceof Client.CitizenApp app ? app.origins().stream() : Stream.empty())
                .collect(Collectors.toUnmodifiableSet());
        allowed.setAllowedOrigins(List.copyOf(origins));
        allowed.setAllowedMethods(List.of("GET", "POST"));
        allowed.setAllowedHeaders(List.of("Content-Type", "Accept", "Authorization", "DPoP"));
        allowed.setExposedHeaders(List.of("DPoP-Nonce", "WWW-Authenticate", "Retry-After"));
        allowed.setAllowCredentials(false);
    }

    @Override
    public CorsConfiguration getCorsConfiguration(HttpServletRequest request) {
        return allowed;
    }
}
