package no.samtykke.fhirserver.usagelog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import no.samtykke.fhirserver.usagelog.UsageEntry.Action;
import no.samtykke.fhirserver.usagelog.UsageEntry.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the log of a patient has since a person last logged in, counted, in one statement. */
@Component
public class SinceLastLogin {

    /** Her own uses are no news to her; what she decided in an earlier session is. */
    private static final String COUNTED = """
            with present as (
                select min(recorded) as began from samtykke.usage_log
                where patient_id = :actor and kind = 'login' and outcome = 0 and sid = :sid),
            previous as (
                select max(recorded) as began from samtykke.usage_log
                where patient_id = :actor and kind = 'login' and outcome = 0 and sid is distinct from :sid
                    and recorded < coalesce((select began from present), now()))
            select previous.began, l.kind, l.service, l.action, l.actor_id, l.client_name, l.outcome, count(l.id)
            from previous left join samtykke.usage_log l on l.patient_id = :subject and l.recorded > previous.began
                and l.sid is distinct from :sid
                and (l.kind = 'consent' and l.outcome = 0
                    or l.kind in ('use', 'disclosure') and l.actor_id is distinct from :actor)
            where previous.began is not null
            group by 1, 2, 3, 4, 5, 6, 7
            order by 2, 3, 4, 5, 6, 7""";

    private final JdbcClient database;

    SinceLastLogin(JdbcClient database) {
        this.database = database;
    }

    /**
     * Of one kind, service, action, person or system, and ending.
     *
     * @param actor id of the Patient that is the person who acted; empty for a system
     * @param client name of the app, or of the system
     */
    public record Headline(
            Kind kind,
            Service service,
            Action action,
            Optional<String> actor,
            Optional<String> client,
            boolean succeeded,
            int count) {}

    /** @param since when her log-in before the present one was */
    public record News(Instant since, List<Headline> headlines) {

        public News {
            headlines = List.copyOf(headlines);
        }
    }

    private record Row(Instant since, @Nullable Headline headline) {}

    /**
     * Empty for one who has never logged in before.
     *
     * @param sid of her present log-in
     * @throws UsageLogUnavailable when the log cannot be read
     */
    public Optional<News> of(String actor, UUID sid, String subject) {
        try {
            var rows = database.sql(COUNTED)
                    .param("actor", actor)
                    .param("sid", sid)
                    .param("subject", subject)
                    .query((row, number) -> read(row))
                    .list();
            return rows.stream().findFirst().map(first -> new News(first.since(), headlines(rows)));
        } catch (DataAccessException e) {
            throw new UsageLogUnavailable(e);
        }
    }

    private static List<Headline> headlines(List<Row> rows) {
        return rows.stream()
                .flatMap(row -> Optional.ofNullable(row.headline()).stream())
                .toList();
    }

    private static Row read(ResultSet row) throws SQLException {
        var since = row.getObject("began", OffsetDateTime.class).toInstant();
        String kind = row.getString("kind");
        return new Row(
                since,
                kind == null
                        ? null
                        : new Headline(
                                Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
                                Service.ofCode(row.getString("service")),
                                Action.valueOf(row.getString("action")),
                                Optional.ofNullable(row.getString("actor_id")),
                                Optional.ofNullable(row.getString("client_name")),
                                row.getInt("outcome") == 0,
                                row.getInt("count")));
    }
}
