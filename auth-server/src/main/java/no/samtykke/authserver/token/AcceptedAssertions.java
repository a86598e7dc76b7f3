package no.samtykke.authserver.token;

import java.time.Instant;
import no.samtykke.authserver.server.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Remembers each accepted assertion until its time is over, on all nodes, so that a copy of it is refused. */
@Component
class AcceptedAssertions {

    private final JdbcClient jdbc;

    AcceptedAssertions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false when it was accepted before */
    boolean add(String clientId, String jti, Instant endsAt) {
        return jdbc.sql("insert into accepted_assertion (client_id, jti, ends_at) values (:clientId, :jti, :endsAt)"
                                + " on conflict (client_id, jti) do nothing")
                        .param("clientId", clientId)
                        .param("jti", jti)
                        .param("endsAt", SqlTime.of(endsAt))
                        .update()
                == 1;
    }
}
