package no.samtykke.authserver.token;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.samtykke.authserver.server.Secret;
import no.samtykke.authserver.server.SqlTime;
import no.samtykke.authserver.session.SessionEnded;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The grants, each with its code. A code is stored as a digest, lives 60 seconds and is used up by one statement, so of
 * many at once one wins.
 */
@Component
public class Grants {

    static final Duration CODE_LIFE = Duration.ofSeconds(60);
    static final String COLUMNS =
            "g.id, g.sid, g.client_id, g.subject, g.acr, g.auth_time, g.own_patient, g.patient, g.basis, g.scope, g.nonce,"
                    + " g.key_thumbprint, g.launch_context, g.amr";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Grants(JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    /** Where the code goes and what proves that it came to the right one. */
    public record CodeBinding(String redirectUri, String codeChallenge) {}

    /** A code that was just used up, with what has to be proved before it gives anything. */
    record UsedCode(Grant grant, CodeBinding binding) {}

    /**
     * Stores a grant.
     *
     * @return the code
     */
    @Transactional
    public String codeFor(Grant grant, CodeBinding binding) {
        var code = Secret.fresh();
        var now = clock.instant();
        jdbc.sql("""
                insert into app_grant (id, sid, client_id, subject, acr, auth_time, own_patient, patient, basis, scope,
                  nonce, key_thumbprint, launch_context, amr, redirect_uri, code_challenge, code_digest, code_ends_at,
                  created_at)
                values (:id, :sid, :clientId, :subject, :acr, :authTime, :ownPatient, :patient, :basis, :scope,
                  :nonce, :keyThumbprint, :launchContext, :amr, :redirectUri, :codeChallenge, :code, :endsAt, :now)
                """)
                .param("id", grant.id())
                .param("sid", grant.sid())
                .param("clientId", grant.clientId())
                .param("subject", grant.subject())
                .param("acr", grant.acr())
                .param("authTime", SqlTime.of(grant.authTime()))
                .param("ownPatient", grant.ownPatient())
                .param("patient", grant.patient())
                .param("basis", grant.basis().orElse(null))
                .param("scope", grant.scope())
                .param("nonce", grant.nonce().orElse(null))
                .param("keyThumbprint", grant.keyThumbprint().orElse(null))
                .param("launchContext", grant.launchContext().orElse(null))
                .param("amr", grant.amr().toArray(String[]::new))
                .param("redirectUri", binding.redirectUri())
                .param("codeChallenge", binding.codeChallenge())
                .param("code", Secret.digest(code))
                .param("endsAt", SqlTime.of(now.plus(CODE_LIFE)))
                .param("now", SqlTime.of(now))
                .update();
        return code;
    }

    /** Uses up a code, right or wrong what follows. Empty when it is unknown, too old, revoked or already used. */
    @Transactional
    Optional<UsedCode> useCode(String code, String clientId) {
        return jdbc.sql("update app_grant g set code_used_at = :now where code_digest = :code and client_id = :clientId"
                        + " and code_used_at is null and revoked_at is null and code_ends_at > :now returning "
                        + COLUMNS + ", g.redirect_uri, g.code_challenge")
                .param("now", SqlTime.of(clock.instant()))
                .param("code", Secret.digest(code))
                .param("clientId", clientId)
                .query((row, number) -> new UsedCode(
                        read(row, number),
                        new CodeBinding(row.getString("redirect_uri"), row.getString("code_challenge"))))
                .optional();
    }

    /** Revokes the grant of a code that has been used before, if this is one. */
    @Transactional
    void revokeGrantOfUsed(String code) {
        jdbc.sql("select id from app_grant where code_digest = :code and code_used_at is not null")
                .param("code", Secret.digest(code))
                .query(UUID.class)
                .optional()
                .ifPresent(this::revoke);
    }

    /** Lets a code be used after all: nothing came of it, through no fault of the app. */
    @Transactional
    void giveBack(Grant grant) {
        jdbc.sql("update app_grant set code_used_at = null where id = :id and revoked_at is null")
                .param("id", grant.id())
                .update();
    }

    /** Keeps what has become of a grant: its session and its scopes. Never widens it. */
    @Transactional
    void keep(Grant grant) {
        jdbc.sql("update app_grant set sid = :sid, scope = :scope where id = :id and revoked_at is null")
                .param("sid", grant.sid())
                .param("scope", grant.scope())
                .param("id", grant.id())
                .update();
    }

    /** Revokes everything a person gave one app for one patient. */
    @Transactional
    public void revokeAllOf(UUID subject, String clientId, String patient) {
        jdbc.sql("select id from app_grant where subject = :subject and client_id = :clientId"
                        + " and patient = :patient and revoked_at is null")
                .param("subject", subject)
                .param("clientId", clientId)
                .param("patient", patient)
                .query(UUID.class)
                .list()
                .forEach(this::revoke);
    }

    /** The session that a grant is in. */
    Optional<UUID> sessionOf(UUID grant) {
        return jdbc.sql("select sid from app_grant where id = :id")
                .param("id", grant)
                .query(UUID.class)
                .optional();
    }

    /** Binds all tokens of a grant to a key from now on, unless it is bound already. */
    @Transactional
    void bind(UUID grant, String keyThumbprint) {
        jdbc.sql("update app_grant set key_thumbprint = :key where id = :id and key_thumbprint is null")
                .param("key", keyThumbprint)
                .param("id", grant)
                .update();
    }

    /** A grant that is not revoked. Its session may be over all the same. */
    Optional<Grant> unrevoked(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from app_grant g where id = :id and revoked_at is null")
                .param("id", id)
                .query(Grants::read)
                .optional();
    }

    /** Revokes a grant with all its tokens. Revoking what is revoked, or never was, does nothing. */
    @Transactional
    public void revoke(UUID grant) {
        int revoked = jdbc.sql("update app_grant set revoked_at = :now where id = :id and revoked_at is null")
                .param("now", SqlTime.of(clock.instant()))
                .param("id", grant)
                .update();
        if (revoked == 1) {
            events.publishEvent(new GrantRevoked(grant));
        }
    }

    /** An app that was given something in a session, and who gave it. */
    public record Holder(String clientId, UUID subject) {}

    /** The apps that were given something in this session, whatever became of it. */
    public List<Holder> holdersIn(UUID sid) {
        return jdbc.sql("select distinct client_id, subject from app_grant where sid = :sid")
                .param("sid", sid)
                .query((row, unused) -> new Holder(row.getString("client_id"), row.getObject("subject", UUID.class)))
                .list();
    }

    /** The client is gone, or may do less: whatever people gave it is over. */
    @Transactional
    public void revokeAllOfClient(String clientId) {
        jdbc.sql("select id from app_grant where client_id = :clientId and revoked_at is null")
                .param("clientId", clientId)
                .query(UUID.class)
                .list()
                .forEach(this::revoke);
    }

    /** The fhir-server hears of the session, so nothing is said of its grants. */
    @EventListener
    void revokeAllOf(SessionEnded ended) {
        jdbc.sql("update app_grant set revoked_at = :now where sid = :sid and revoked_at is null")
                .param("now", SqlTime.of(clock.instant()))
                .param("sid", ended.sid())
                .update();
    }

    static Grant read(ResultSet row, int number) throws SQLException {
        return new Grant(
                row.getObject("id", UUID.class),
                row.getObject("sid", UUID.class),
                row.getString("client_id"),
                row.getObject("subject", UUID.class),
                row.getString("acr"),
                SqlTime.in(row, "auth_time"),
                row.getString("own_patient"),
                row.getString("patient"),
                Optional.ofNullable(row.getString("basis")),
                row.getString("scope"),
                Optional.ofNullable(row.getString("nonce")),
                Optional.ofNullable(row.getString("key_thumbprint")),
                Optional.ofNullable(row.getString("launch_context")),
                Arrays.asList((String[]) row.getArray("amr").getArray()));
    }
}
