package no.samtykke.fhirserver.erasure;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** People who must not be erased before a day that staff have set. */
@Component
class ErasureHolds {

    /** Why erasure waits: GDPR article 17 (3), letters b and e, and article 18. */
    enum Reason {
        LEGAL_OBLIGATION,
        LEGAL_CLAIM,
        COMPLAINT;

        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Optional<Reason> of(String code) {
            return Arrays.stream(values())
                    .filter(reason -> reason.code().equals(code))
                    .findFirst();
        }
    }

    /** @param until the last day */
    record Hold(String reason, LocalDate until) {}

    private final JdbcClient database;
    private final Clock clock;

    ErasureHolds(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    void place(String patientId, Reason reason, LocalDate until) {
        database.sql("""
                        insert into samtykke.erasure_hold (patient_id, reason, until, placed_at) values (?, ?, ?, ?)
                        on conflict (patient_id) do update
                        set reason = excluded.reason, until = excluded.until, placed_at = excluded.placed_at""")
                .params(patientId, reason.code(), until, Timestamp.from(clock.instant()))
                .update();
    }

    /** @return whether there was one */
    boolean release(String patientId) {
        return database.sql("delete from samtykke.erasure_hold where patient_id = ?")
                        .param(patientId)
                        .update()
                > 0;
    }

    /** Empty when there is none, or its last day has passed. */
    Optional<Hold> of(String patientId) {
        return database.sql("select reason, until from samtykke.erasure_hold where patient_id = ? and until >= ?")
                .params(patientId, LocalDate.now(clock))
                .query((row, _) -> new Hold(row.getString("reason"), row.getObject("until", LocalDate.class)))
                .optional();
    }
}
