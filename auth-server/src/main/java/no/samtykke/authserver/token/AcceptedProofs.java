package no.samtykke.authserver.token;

import java.time.Instant;
import no.samtykke.authserver.server.Secret;
import no.samtykke.authserver.server.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Remembers each accepted proof of possession until its time is over, on all nodes, so that a copy is refused. */
@Component
class AcceptedProofs {

    private final JdbcClient jdbc;

    AcceptedProofs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false when a proof of that key and id was accepted before */
    boolean add(String keyThumbprint, String jti, Instant endsAt) {
        return jdbc.sql("insert into accepted_proof (digest, ends_at) values (:digest, :endsAt) on conflict do nothing")
                        .param("digest", Secret.digest(keyThumbprint + " " + jti))
                        .param("endsAt", SqlTime.of(endsAt))
                        .update()
                == 1;
    }
}
