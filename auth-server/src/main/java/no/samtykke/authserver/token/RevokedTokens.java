package no.samtykke.authserver.token;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.UUID;
import no.samtykke.authserver.server.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tokens of systems that were revoked: they have no grant to stand for, so each is remembered by its {@code jti} until
 * its time is over.
 */
@Component
class RevokedTokens {

    private final JdbcClient jdbc;

    RevokedTokens(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(JWTClaimsSet token) {
        jdbc.sql("insert into revoked_token (id, ends_at) values (:id, :endsAt) on conflict do nothing")
                .param("id", idOf(token))
                .param("endsAt", SqlTime.of(token.getExpirationTime().toInstant()))
                .update();
    }

    boolean contain(JWTClaimsSet token) {
        return jdbc.sql("select count(*) from revoked_token where id = :id")
                        .param("id", idOf(token))
                        .query(Integer.class)
                        .single()
                == 1;
    }

    private static UUID idOf(JWTClaimsSet token) {
        return UUID.fromString(token.getJWTID());
    }
}
