package no.samtykke.authserver.fhir;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import no.samtykke.authserver.server.ServerProperties;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * Signed notices to the fhir-server, which hears them at its root, beside the FHIR API, and has 3 seconds to confirm.
 */
@Component
class Notices {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final RestClient http;
    private final ServerProperties server;
    private final Clock clock;

    Notices(RestClient.Builder http, ServerProperties server, Clock clock) {
        var factory = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .version(HttpClient.Version.HTTP_1_1)
                .build());
        factory.setReadTimeout(PATIENCE);
        this.http = http.requestFactory(factory).build();
        this.server = server;
        this.clock = clock;
    }

    /** From us to the fhir-server, now, about one event. */
    JWTClaimsSet.Builder about(String event, Map<String, String> details) {
        return new JWTClaimsSet.Builder()
                .issuer(server.issuer().toString())
                .audience(server.fhirBase().toString())
                .issueTime(Date.from(clock.instant()))
                .jwtID(UUID.randomUUID().toString())
                .claim("events", Map.of(event, details));
    }

    /** @return whether it was confirmed */
    boolean deliver(String path, MediaType type, Object body) {
        try {
            http.post()
                    .uri(server.fhirBase().resolve(path))
                    .contentType(type)
                    .body(body)
                    .retrieve()
                    .toBodilessEntity();
            return true;
        } catch (RestClientException e) {
            return false;
        }
    }
}
