package no.samtykke.fhirserver.usagelog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.samtykke.fhirserver.usagelog.UsageEntry.Action;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What happened with a person's data since a time, counted; the entries themselves are in her log. */
@Component
public class Headlines {

    /** More kinds of news than anybody reads. */
    private static final int MOST = 200;

    private final JdbcClient database;

    Headlines(JdbcClient database) {
        this.database = database;
    }

    /**
     * Entries that are alike in all but their time.
     *
     * @param isDecision whether it is a change of consents or powers of attorney, by whomever
     * @param service code of the CodeSystem {@code service}
     * @param actor id of the Patient that is the person who acted; null when a system did
     * @param app what the app or system is called
     * @param ground code of the CodeSystem {@code access-ground}
     * @param done false for what was refused or failed
     * @param last when the latest of them was
     */
    public record Headline(
            boolean isDecision,
            String service,
            Action action,
            @Nullable String actor,
            @Nullable String app,
            @Nullable String ground,
            boolean done,
            long count,
            Instant last) {}

    /** When she logged in before the log-in of this session; empty at her first one. */
    public Optional<Instant> logInBefore(UUID session, String patient) {
        return database.sql("""
                        select max(recorded) from samtykke.usage_log
                         where patient_id = ? and actor_id = patient_id and kind = 'login' and outcome = 0
                           and recorded < (select min(recorded) from samtykke.usage_log
                                            where patient_id = ? and kind = 'login' and outcome = 0 and sid = ?)""")
                .params(patient, patient, session)
                .query((row, count) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
                .single()
                .map(OffsetDateTime::toInstant);
    }

    /** Uses by others, and decisions by anybody; the latest first. */
    public List<Headline> since(Instant time, String patient) {
        return database.sql("""
                        select kind = 'consent' as decision, service, action, actor_id, client_name, ground,
                               outcome = 0 as done, count(*) as times, max(recorded) as last
                          from samtykke.usage_log
                         where patient_id = :patient and recorded > :time and kind not in ('login', 'logout')
                           and (kind = 'consent' or actor_id is distinct from patient_id)
                         group by 1, 2, 3, 4, 5, 6, 7
                         order by last desc limit :most""")
                .param("patient", patient)
                .param("time", OffsetDateTime.ofInstant(time, ZoneOffset.UTC))
                .param("most", MOST)
                .query((row, count) -> headline(row))
                .list();
    }

    private static Headline headline(ResultSet row) throws SQLException {
        return new Headline(
                row.getBoolean("decision"),
                row.getString("service"),
                Action.valueOf(row.getString("action")),
                row.getString("actor_id"),
                row.getString("client_name"),
                row.getString("ground"),
                row.getBoolean("done"),
                row.getLong("times"),
                row.getObject("last", OffsetDateTime.class).toInstant());
    }
}
