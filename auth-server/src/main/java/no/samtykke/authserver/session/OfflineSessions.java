package no.samtykke.authserver.session;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import no.samtykke.authserver.server.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The sessions of apps on devices: begun and listed here; they live and end by {@link Sessions} like all others. */
@Component
public class OfflineSessions {

    private final JdbcClient jdbc;
    private final Clock clock;

    OfflineSessions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional
    public void begin(OfflineSession session) {
        jdbc.sql("""
                insert into session (sid, kind, subject, acr, amr, auth_time, ends_at, client_id, label, created_at,
                  last_used)
                values (:sid, 'offline', :subject, :acr, :amr, :authTime, :endsAt, :clientId, :label, :now, :now)
                """)
                .param("sid", session.sid())
                .param("subject", session.subject())
                .param("acr", session.acr())
                .param("amr", session.amr().toArray(String[]::new))
                .param("authTime", SqlTime.of(session.authTime()))
                .param("endsAt", SqlTime.of(session.endsAt()))
                .param("clientId", session.clientId())
                .param("label", session.label())
                .param("now", SqlTime.of(clock.instant()))
                .update();
    }

    /** One of hers, as she sees it in the list. */
    public record Listed(OfflineSession session, Instant begun, Instant lastUsed) {}

    /** Those of a person that have not ended, newest first. */
    public List<Listed> of(UUID subject) {
        return jdbc.sql("select sid, subject, acr, amr, auth_time, ends_at, client_id, label, created_at, last_used"
                        + " from session where subject = :subject and kind = 'offline' and ended_at is null"
                        + " and ends_at > :now order by created_at desc")
                .param("subject", subject)
                .param("now", SqlTime.of(clock.instant()))
                .query(OfflineSessions::read)
                .list();
    }

    private static Listed read(ResultSet row, int number) throws SQLException {
        return new Listed(
                new OfflineSession(
                        row.getObject("sid", UUID.class),
                        row.getObject("subject", UUID.class),
                        row.getString("acr"),
                        Arrays.asList((String[]) row.getArray("amr").getArray()),
                        SqlTime.in(row, "auth_time"),
                        SqlTime.in(row, "ends_at"),
                        row.getString("client_id"),
                        row.getString("label")),
                SqlTime.in(row, "created_at"),
                SqlTime.in(row, "last_used"));
    }
}
