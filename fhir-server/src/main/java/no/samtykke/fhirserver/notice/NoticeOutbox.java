package no.samtykke.fhirserver.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Notices that are to leave. */
@Component
class NoticeOutbox {

    private static final int AT_A_TIME = 50;

    /** One or more events that one notice tells of. */
    record Pending(UUID id, Instant createdAt, int attempts) {

        static Pending of(ResultSet row, int number) throws SQLException {
            return new Pending(
                    row.getObject("id", UUID.class),
                    row.getTimestamp("created_at").toInstant(),
                    row.getInt("attempts"));
        }
    }

    /** How a notice ended. */
    enum End {
        SENT,
        /** She is reserved, or the register knows no address of today. */
        NO_ADDRESS,
        GIVEN_UP
    }

    private final JdbcClient database;
    private final Clock clock;

    NoticeOutbox(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** In the transaction of the event, unless she does not want to be told. */
    void write(String patient, Occasion occasion) {
        database.sql("""
                        insert into samtykke.notice (id, patient_id, created_at, next_try_at)
                        select :id, :patient, :now, :now
                         where coalesce((select wanted from samtykke.notice_choice
                                          where patient_id = :patient and occasion = :occasion), :default)""")
                .param("id", UUID.randomUUID())
                .param("patient", patient)
                .param("now", now())
                .param("occasion", occasion.code())
                .param("default", occasion.isOnByDefault())
                .update();
    }

    /** Those for whom a notice is due. */
    List<String> due() {
        return database.sql("""
                        select patient_id from samtykke.notice where ended_at is null and next_try_at <= ?
                         group by patient_id order by min(next_try_at) limit ?""").params(now(), AT_A_TIME).query(String.class).list();
    }

    /** Whether this transaction is the one, on all nodes, that sends to this person. */
    boolean take(String patient) {
        return database.sql("select pg_try_advisory_xact_lock(hashtextextended(?, 1))")
                .param("notice to " + patient)
                .query(Boolean.class)
                .single();
    }

    /** All that one notice to her can tell of, due or not. */
    List<Pending> pending(String patient) {
        return database.sql(
                        "select id, created_at, attempts from samtykke.notice where patient_id = ? and ended_at is null")
                .param(patient)
                .query(Pending::of)
                .list();
    }

    void end(Pending one, End end) {
        database.sql("update samtykke.notice set ended_at = ?, outcome = ? where id = ?")
                .params(now(), end.name().toLowerCase(Locale.ROOT).replace('_', '-'), one.id())
                .update();
    }

    void tryAgain(Pending one, Duration in) {
        database.sql("update samtykke.notice set attempts = ?, next_try_at = ? where id = ?")
                .params(one.attempts() + 1, Timestamp.from(clock.instant().plus(in)), one.id())
                .update();
    }

    /** What was told is of no more use. */
    void forgetEndedBefore(Instant limit) {
        database.sql("delete from samtykke.notice where ended_at < ?")
                .param(Timestamp.from(limit))
                .update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
