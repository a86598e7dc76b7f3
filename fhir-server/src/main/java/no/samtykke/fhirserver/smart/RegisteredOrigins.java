package no.samtykke.fhirserver.smart;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * The web origins of apps that are registered at auth-server, asked for at most once a minute. While auth-server is
 * silent there are none.
 */
@Component
class RegisteredOrigins {

    private static final Logger LOG = LoggerFactory.getLogger(RegisteredOrigins.class);
    private static final Duration KEPT_FOR = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final String NO_ORIGIN = "null";

    private final RestClient authServer;
    private final Clock clock;
    private Set<String> origins = Set.of();
    private Instant until = Instant.MIN;

    RegisteredOrigins(SmartProperties properties, Clock clock) {
        var http = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(PATIENCE).build());
        http.setReadTimeout(PATIENCE);
        this.authServer = RestClient.builder()
                .requestFactory(http)
                .baseUrl(properties.issuer().toString())
                .build();
        this.clock = clock;
    }

    /** As auth-server answers: {@code {"origins": ["https://app.example"]}}. */
    private record Answer(@JsonProperty("origins") @Nullable List<String> origins) {}

    /** Letter by letter, as browsers send it in {@code Origin}. */
    synchronized boolean hold(String origin) {
        var now = clock.instant();
        if (!now.isBefore(until)) {
            origins = ask();
            until = now.plus(KEPT_FOR);
        }
        return origins.contains(origin);
    }

    private Set<String> ask() {
        try {
            var answer = authServer.get().uri("/registered-origins").retrieve().body(Answer.class);
            return Optional.ofNullable(answer).map(Answer::origins).orElse(List.of()).stream()
                    .filter(origin -> !NO_ORIGIN.equals(origin))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (RestClientException silent) {
            LOG.warn(
                    "auth-server does not tell the registered origins: {}",
                    silent.getClass().getSimpleName());
            return Set.of();
        }
    }
}
