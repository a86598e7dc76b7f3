package no.samtykke.authserver.session;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.samtykke.authserver.server.Secret;
import no.samtykke.authserver.server.SqlTime;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The sessions, in the database, so that any node answers and a log-out on one is a log-out on all.
 *
 * <p>A session lives while it is neither ended, nor idle too long, nor too old. Every question that finds a living
 * session also counts as use of it. What ends is emptied of the national id in the same statement. A session of an app
 * on a device (kind {@code offline}) has its end written down at its beginning; use never moves it.
 */
@Component
public class Sessions {

    private static final String LIVING = " ended_at is null and case kind"
            + " when 'browser' then last_used > :idleSince and created_at > :startedSince"
            + " else last_used > :offlineIdleSince and ends_at > :now end ";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final SessionProperties properties;
    private final DeviceProperties devices;
    private final ApplicationEventPublisher events;

    Sessions(
            JdbcClient jdbc,
            Clock clock,
            SessionProperties properties,
            DeviceProperties devices,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.properties = properties;
        this.devices = devices;
        this.events = events;
    }

    /**
     * Begins a session, or goes on with the one of that id with a new log-in: then its time counts anew.
     *
     * @param upstreamSid what ID-porten calls the same log-in, when it said so
     * @return the value of the cookie that opens it, new each time; only its digest is kept
     */
    @Transactional
    public String begin(LoginSession session, Optional<String> upstreamSid) {
        var cookie = Secret.fresh();
        var now = SqlTime.of(clock.instant());
        jdbc.sql("""
                insert into session (sid, cookie_digest, subject, national_id, acr, amr, auth_time, upstream_sid,
                  created_at, last_used)
                values (:sid, :cookie, :subject, :nationalId, :acr, :amr, :authTime, :upstreamSid, :now, :now)
                on conflict (sid) do update set cookie_digest = excluded.cookie_digest, acr = excluded.acr,
                  amr = excluded.amr, auth_time = excluded.auth_time,
                  upstream_sid = coalesce(excluded.upstream_sid, session.upstream_sid),
                  created_at = excluded.created_at, last_used = excluded.last_used
                  where session.ended_at is null and session.subject = excluded.subject
                """)
                .param("sid", session.sid())
                .param("cookie", Secret.digest(cookie))
                .param("subject", session.subject())
                .param("nationalId", session.nationalId().value())
                .param("acr", session.acr())
                .param("amr", session.amr().toArray(String[]::new))
                .param("authTime", SqlTime.of(session.authTime()))
                .param("upstreamSid", upstreamSid.orElse(null))
                .param("now", now)
                .update();
        events.publishEvent(new SessionBegun(session.sid(), session.subject(), session.acr(), session.authTime()));
        return cookie;
    }

    /** The living session a cookie opens. Counts as use. */
    @Transactional
    public Optional<LoginSession> openedBy(String cookie) {
        return use("cookie_digest = :key", Secret.digest(cookie), Sessions::read);
    }

    /** The living session of that id, of either kind. Counts as use. */
    @Transactional
    public Optional<LivingSession> living(UUID sid) {
        return use(
                "sid = :key",
                sid,
                (row, unused) -> new LivingSession(
                        row.getObject("sid", UUID.class),
                        "offline".equals(row.getString("kind")),
                        row.getString("acr"),
                        methods(row)));
    }

    /** Whether the session of that id lives. Does not count as use. */
    public boolean isLiving(UUID sid) {
        return timed("select count(*) from session where sid = :sid and" + LIVING)
                        .param("sid", sid)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    private <T> Optional<T> use(String condition, Object key, RowMapper<T> reading) {
        return timed("update session set last_used = :now where " + condition + " and " + LIVING
                        + " returning sid, kind, subject, national_id, acr, amr, auth_time")
                .param("key", key)
                .query(reading)
                .optional();
    }

    /** A statement with every time that {@link #LIVING} looks at. */
    private StatementSpec timed(String statement) {
        var now = clock.instant();
        return jdbc.sql(statement)
                .param("now", SqlTime.of(now))
                .param("idleSince", SqlTime.of(now.minus(properties.idle())))
                .param("startedSince", SqlTime.of(now.minus(properties.absolute())))
                .param("offlineIdleSince", SqlTime.of(now.minus(devices.idle())));
    }

    /**
     * Ends a session. Ending what has ended, or never was, does nothing.
     *
     * @return whether it was there to be ended
     */
    @Transactional
    public boolean end(UUID sid) {
        return endWhere("sid = :key", sid);
    }

    /** Ends the session of an app on a device; a browser's goes on. */
    @Transactional
    public void endOffline(UUID sid) {
        endWhere("kind = 'offline' and sid = :key", sid);
    }

    /** Ends the sessions that ID-porten knows by this id. */
    @Transactional
    public void endUpstream(String upstreamSid) {
        endWhere("upstream_sid = :key", upstreamSid);
    }

    /** Ends every session of a person, in browsers and on devices. */
    @Transactional
    public void endAllOf(UUID subject) {
        endWhere("subject = :key", subject);
    }

    /** Ends what has been idle too long or has grown too old. */
    @Transactional
    public void endExpired() {
        publish(timed(ending("not (" + LIVING + ")")).query(UUID.class).list());
    }

    private boolean endWhere(String condition, Object key) {
        var ended = jdbc.sql(ending(condition))
                .param("now", SqlTime.of(clock.instant()))
                .param("key", key)
                .query(UUID.class)
                .list();
        publish(ended);
        return !ended.isEmpty();
    }

    private static String ending(String condition) {
        return "update session set ended_at = :now, national_id = null where ended_at is null" + " and " + condition
                + " returning sid";
    }

    private void publish(List<UUID> ended) {
        ended.forEach(sid -> events.publishEvent(new SessionEnded(sid)));
    }

    private static LoginSession read(ResultSet row, int number) throws SQLException {
        Instant authTime = SqlTime.in(row, "auth_time");
        return new LoginSession(
                row.getObject("sid", UUID.class),
                row.getObject("subject", UUID.class),
                NationalId.parse(row.getString("national_id")).orElseThrow(),
                row.getString("acr"),
                methods(row),
                authTime);
    }

    private static List<String> methods(ResultSet row) throws SQLException {
        return Arrays.asList((String[]) row.getArray("amr").getArray());
    }
}
