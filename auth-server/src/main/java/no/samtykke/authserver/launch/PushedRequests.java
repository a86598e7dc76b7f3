package no.samtykke.authserver.launch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import no.samtykke.authserver.server.Secret;
import no.samtykke.authserver.server.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Authorization requests that clients have pushed (RFC 9126). Each lives a minute and works once, for its client. */
@Component
class PushedRequests {

    static final Duration LIFE = Duration.ofSeconds(60);
    private static final String PREFIX = "urn:ietf:params:oauth:request_uri:";
    private static final TypeReference<Map<String, String>> PARAMETERS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    PushedRequests(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** Whether a {@code request_uri} looks like one of ours, and not like an address that somebody should fetch. */
    static boolean isOurs(String uri) {
        return uri.startsWith(PREFIX);
    }

    /** @return the {@code request_uri} */
    String keep(String clientId, Map<String, String> parameters) {
        var secret = Secret.fresh();
        jdbc.sql("insert into pushed_request (digest, client_id, parameters, ends_at)"
                        + " values (:digest, :clientId, :parameters, :endsAt)")
                .param("digest", Secret.digest(secret))
                .param("clientId", clientId)
                .param("parameters", write(parameters))
                .param("endsAt", SqlTime.of(clock.instant().plus(LIFE)))
                .update();
        return PREFIX + secret;
    }

    /** What was pushed under that name by that client; it is used up by this. */
    Optional<SentOnce> take(String uri, String clientId) {
        return jdbc.sql("delete from pushed_request where digest = :digest and client_id = :clientId and ends_at > :now"
                        + " returning parameters")
                .param("digest", Secret.digest(uri.substring(PREFIX.length())))
                .param("clientId", clientId)
                .param("now", SqlTime.of(clock.instant()))
                .query(String.class)
                .optional()
                .map(this::read);
    }

    private String write(Map<String, String> parameters) {
        try {
            return json.writeValueAsString(parameters);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A pushed request cannot be written", e);
        }
    }

    private SentOnce read(String text) {
        try {
            return SentOnce.of(json.readValue(text, PARAMETERS));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A pushed request cannot be read", e);
        }
    }
}
