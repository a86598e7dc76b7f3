package no.samtykke.fhirserver.push;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who has received what, as the citizen sees it, and what staff send again. */
@Component
class Receivers {

    private static final String OF_HERS = """
            select c.consent_id, c.what, c.category, c.recorded_at, s.client_name, d.received_at
              from samtykke.consent_change c
              join samtykke.setting_subscription s
                on s.category = c.category and coalesce(s.controller, '') = coalesce(c.controller, '')
              left join samtykke.setting_delivery d on d.subscription_id = s.id and d.position = c.position
             where c.patient_id = ?
               and (d.id is not null or (s.status <> 'off' and c.recorded_at >= s.started_at))
             order by c.id desc, s.client_name, s.id""";

    private final JdbcClient database;
    private final Clock clock;

    Receivers(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** @param receivedAt empty while it has not been received */
    record Told(
            String consentId,
            String what,
            String category,
            Instant recordedAt,
            String receiver,
            Optional<Instant> receivedAt) {

        private static Told of(ResultSet row, int number) throws SQLException {
            return new Told(
                    row.getString("consent_id"),
                    row.getString("what"),
                    row.getString("category"),
                    Objects.requireNonNull(row.getObject("recorded_at", OffsetDateTime.class))
                            .toInstant(),
                    row.getString("client_name"),
                    Optional.ofNullable(row.getObject("received_at", OffsetDateTime.class))
                            .map(OffsetDateTime::toInstant));
        }
    }

    /** The newest change first. */
    List<Told> of(String patientId) {
        return database.sql(OF_HERS).param(patientId).query(Told::of).list();
    }

    /** What was given up, a greeting too, is on its way again, with its old keys, and for as long as if it were new. */
    void sendAgain(UUID subscription) {
        var now = OffsetDateTime.now(clock);
        database.sql("""
                        update samtykke.setting_delivery set given_up_at = null, created_at = ?, next_try_at = ?
                         where subscription_id = ? and received_at is null""").params(now, now, subscription).update();
        database.sql("""
                        update samtykke.setting_subscription
                           set attempts = 0, next_try_at = ?,
                               status = case when status = 'error' then 'requested' else status end, changed_at = ?
                         where id = ?""").params(now, now, subscription).update();
    }
}
