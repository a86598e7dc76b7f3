package no.samtykke.fhirserver.smart;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.filter.CorsFilter;

/**
 * Which web pages a browser lets read our answers: those of registered apps, and all may read what is open to all. A
 * page that is foreign gets the same answer without the headers, so that its browser keeps it to itself. No cookie is
 * ever asked for.
 */
@Configuration
class CrossOrigin {

    private static final Set<String> OPEN_TO_ALL = Set.of("/fhir/metadata", "/fhir/.well-known/smart-configuration");
    private static final Duration PREFLIGHT_HOLDS = Duration.ofMinutes(10);

    /** Stands before everything else: a preflight carries no token, and refusals must be readable by the app too. */
    @Bean
    FilterRegistrationBean<CorsFilter> crossOriginRequests(RegisteredOrigins registered) {
        var filter = new CorsFilter(
                request -> rules(request.getRequestURI(), request.getHeader(HttpHeaders.ORIGIN), registered));
        var registration = new FilterRegistrationBean<>(filter);
        registration.addUrlPatterns("/fhir", "/fhir/*");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    /** Null where no page may read the answer. */
    private static @Nullable CorsConfiguration rules(
            String path, @Nullable String origin, RegisteredOrigins registered) {
        if (origin == null) {
            return null;
        }
        if (OPEN_TO_ALL.contains(path)) {
            return rules(CorsConfiguration.ALL);
        }
        return registered.hold(origin) ? rules(origin) : null;
    }

    private static CorsConfiguration rules(String origin) {
        var rules = new CorsConfiguration();
        rules.setAllowedOrigins(List.of(origin));
        rules.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "DELETE"));
        rules.setAllowedHeaders(List.of(
                "authorization",
                "dpop",
                "content-type",
                "accept",
                "accept-language",
                "prefer",
                "if-match",
                "if-none-match",
                "if-modified-since",
                "cache-control",
                "pragma",
                "x-request-id",
                "x-correlation-id",
                "range"));
        rules.setExposedHeaders(List.of(
                "ETag",
                "Location",
                "Content-Location",
                "Link",
                "Last-Modified",
                "Retry-After",
                "WWW-Authenticate",
                "DPoP-Nonce",
                "Accept-Ranges",
                "Content-Disposition",
                "Content-Range"));
        rules.setAllowCredentials(false);
        rules.setMaxAge(PREFLIGHT_HOLDS);
        return rules;
    }
}
