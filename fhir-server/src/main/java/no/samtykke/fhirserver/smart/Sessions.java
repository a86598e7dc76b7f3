package no.samtykke.fhirserver.smart;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The sessions of people who logged in. Once ended, a session never comes back. */
@Component
public class Sessions {

    private final JdbcClient database;
    private final Clock clock;

    Sessions(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Notes that a session has begun, or whose it is once she has a profile. A session that has ended stays ended, and
     * one that belongs to a person is not handed to another.
     *
     * @return false when nothing of it was new
     */
    public boolean begin(UUID sid, Optional<String> patientId) {
        return database.sql("""
                        insert into samtykke.login_session (sid, patient_id, started_at) values (?, ?, ?)
                        on conflict (sid) do update set patient_id = excluded.patient_id
                        where login_session.patient_id is null and excluded.patient_id is not null""")
                        .params(sid, patientId.orElse(null), OffsetDateTime.now(clock))
                        .update()
                == 1;
    }

    /** Whether a session goes on, and is hers. */
    public boolean isOpen(UUID sid, String patientId) {
        return database.sql("""
                        select count(*) from samtykke.login_session
                         where sid = ? and patient_id = ? and ended_at is null""").params(sid, patientId).query(Integer.class).single() == 1;
    }

    /**
     * Ends all sessions of a person.
     *
     * @return those that went on until now
     */
    public List<UUID> endAllOf(String patientId) {
        return database.sql("""
                        update samtykke.login_session set ended_at = ?
                         where patient_id = ? and ended_at is null returning sid""")
                .params(OffsetDateTime.now(clock), patientId)
                .query(UUID.class)
                .list();
    }

    /**
     * Ends a session, also one that was never heard of, so that an order of events cannot revive it.
     *
     * @return the Patient whose session it was; empty when it had ended before or belonged to nobody yet
     */
    public Optional<String> end(UUID sid) {
        var now = OffsetDateTime.now(clock);
        return database.sql("""
                        insert into samtykke.login_session (sid, started_at, ended_at) values (?, ?, ?)
                        on conflict (sid) do update set ended_at = excluded.ended_at
                        where login_session.ended_at is null
                        returning patient_id""")
                .params(sid, now, now)
                .query((row, number) -> Optional.ofNullable(row.getString("patient_id")))
                .optional()
                .flatMap(patientId -> patientId);
    }
}
