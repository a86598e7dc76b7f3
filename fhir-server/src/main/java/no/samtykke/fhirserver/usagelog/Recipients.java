package no.samtykke.fhirserver.usagelog;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who has got what of a person: her log, summed up for each app or system, kind of person and service. */
@Component
public class Recipients {

    private static final String SUMMED_UP = """
            select case when actor_id is null then 'system' when actor_id = patient_id then 'herself'
                        else 'another-person' end as kind,
                   coalesce(client_id, '') as client_id, coalesce(max(client_name), '') as client_name, service,
                   min(recorded) as first, max(recorded) as last, count(*) as times
              from samtykke.usage_log
             where patient_id = ? and outcome = 0 and action in ('R', 'E')
             group by 1, 2, service order by last desc, service""";

    private final JdbcClient database;

    Recipients(JdbcClient database) {
        this.database = database;
    }

    /**
     * What was given, and not merely asked for.
     *
     * @param kind {@code herself}, {@code another-person} who acted for her, or {@code system}
     * @param clientId of the app or system; empty for the pages of her account
     * @param service code of the CodeSystem {@code service}
     */
    public record Recipient(
            String kind, String clientId, String clientName, String service, Instant first, Instant last, long times) {}

    /** One SQL statement; the last first. */
    public List<Recipient> of(String patient) {
        return database.sql(SUMMED_UP)
                .param(patient)
                .query((row, _) -> new Recipient(
                        row.getString("kind"),
                        row.getString("client_id"),
                        row.getString("client_name"),
                        row.getString("service"),
                        row.getObject("first", OffsetDateTime.class).toInstant(),
                        row.getObject("last", OffsetDateTime.class).toInstant(),
                        row.getLong("times")))
                .list();
    }
}
