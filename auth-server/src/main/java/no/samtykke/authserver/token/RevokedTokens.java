package no.samtykke.authserver.token;

import java.time.Instant;
import java.util.UUID;
import no.samtykke.authserver.server.SqlTime;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tokens of systems that were revoked; each is the only one of its grant. Remembered until their time is over. */
@Component
class RevokedTokens {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    RevokedTokens(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    @Transactional
    void add(UUID grant, Instant endsAt) {
        int added = jdbc.sql("insert into revoked_token (id, ends_at) values (:id, :endsAt) on conflict do nothing")
                .param("id", grant)
                .param("endsAt", SqlTime.of(endsAt))
                .update();
        if (added == 1) {
            events.publishEvent(new GrantRevoked(grant));
        }
    }

    boolean contain(UUID grant) {
        return jdbc.sql("select count(*) from revoked_token where id = :id")
                        .param("id", grant)
                        .query(Integer.class)
                        .single()
                == 1;
    }
}
