package no.samtykke.authserver.launchcontext;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import no.samtykke.authserver.server.Secret;
import no.samtykke.authserver.server.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The launch contexts, each for one app, once, within five minutes. Only the digest of its value is kept. */
@Component
public class LaunchContexts {

    static final Duration LIFE = Duration.ofMinutes(5);

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    LaunchContexts(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * @param launcher id of the client that made it
     * @return the value of the {@code launch} parameter
     */
    @Transactional
    String issue(LaunchContext context, String launcher) {
        var launch = Secret.fresh();
        jdbc.sql("insert into launch_context (digest, client_id, launcher, context, ends_at)"
                        + " values (:digest, :clientId, :launcher, :context, :endsAt)")
                .param("digest", Secret.digest(launch))
                .param("clientId", context.clientId())
                .param("launcher", launcher)
                .param("context", write(context))
                .param("endsAt", SqlTime.of(clock.instant().plus(LIFE)))
                .update();
        return launch;
    }

    /** Uses up a launch. Empty when it is unknown, too old, another app's, or was used before. */
    @Transactional
    public Optional<LaunchContext> use(String launch, String clientId) {
        return jdbc.sql("update launch_context set used_at = :now where digest = :digest and client_id = :clientId"
                        + " and used_at is null and ends_at > :now returning context")
                .param("now", SqlTime.of(clock.instant()))
                .param("digest", Secret.digest(launch))
                .param("clientId", clientId)
                .query(String.class)
                .optional()
                .map(this::read);
    }

    private String write(LaunchContext context) {
        try {
            return json.writeValueAsString(context);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A launch context cannot be written", e);
        }
    }

    private LaunchContext read(String text) {
        try {
            return json.readValue(text, LaunchContext.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A launch context cannot be read", e);
        }
    }
}
