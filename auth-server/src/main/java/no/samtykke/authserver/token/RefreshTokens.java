package no.samtykke.authserver.token;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import no.samtykke.authserver.server.Secret;
import no.samtykke.authserver.server.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Refresh tokens. Each works once and is replaced by the next of its family; a used one that comes back means that two
 * hold it, so the family dies (RFC 9700, 4.14.2).
 */
@Component
class RefreshTokens {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Grants grants;

    RefreshTokens(JdbcClient jdbc, Clock clock, Grants grants) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.grants = grants;
    }

    @Transactional
    String next(UUID grant) {
        var token = Secret.fresh();
        jdbc.sql("insert into refresh_token (digest, grant_id, created_at) values (:digest, :grant, :now)")
                .param("digest", Secret.digest(token))
                .param("grant", grant)
                .param("now", SqlTime.of(clock.instant()))
                .update();
        return token;
    }

    /** The grant of a token that is still unused, and not yet used up by this question. */
    Optional<Grant> grantOf(String token, String clientId) {
        return grantOf(token).filter(grant -> grant.clientId().equals(clientId));
    }

    /** The grant of a token that is still unused, whoever asks. */
    Optional<Grant> grantOf(String token) {
        return jdbc.sql("select " + Grants.COLUMNS + " from refresh_token r join app_grant g on g.id = r.grant_id"
                        + " where r.digest = :digest and r.used_at is null and g.revoked_at is null")
                .param("digest", Secret.digest(token))
                .query(Grants::read)
                .optional();
    }

    /** The grant of a token, whatever has become of them. */
    Optional<UUID> anyGrantOf(String token, String clientId) {
        return jdbc.sql("select g.id from refresh_token r join app_grant g on g.id = r.grant_id"
                        + " where r.digest = :digest and g.client_id = :clientId")
                .param("digest", Secret.digest(token))
                .param("clientId", clientId)
                .query(UUID.class)
                .optional();
    }

    /** Uses up a token. False when someone else was first, or the grant was revoked meanwhile. */
    @Transactional
    boolean use(String token) {
        return jdbc.sql("update refresh_token r set used_at = :now where digest = :digest and used_at is null"
                                + " and exists (select 1 from app_grant g where g.id = r.grant_id"
                                + " and g.revoked_at is null)")
                        .param("now", SqlTime.of(clock.instant()))
                        .param("digest", Secret.digest(token))
                        .update()
                == 1;
    }

    /** Ends the family of a token that was used before, if this is one. */
    @Transactional
    void revokeFamilyOfUsed(String token) {
        jdbc.sql("select grant_id from refresh_token where digest = :digest and used_at is not null")
                .param("digest", Secret.digest(token))
                .query(UUID.class)
                .optional()
                .ifPresent(grants::revoke);
    }
}
