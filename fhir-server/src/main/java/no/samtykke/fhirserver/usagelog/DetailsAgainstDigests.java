package no.samtykke.fhirserver.usagelog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import no.samtykke.fhirserver.seal.DetailsCheck;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Holds the details of what systems did against the digests in their rows. */
@Component
class DetailsAgainstDigests implements DetailsCheck {

    private final JdbcClient database;
    private final UsageLogProperties kept;
    private final Clock clock;

    DetailsAgainstDigests(JdbcClient database, UsageLogProperties kept, Clock clock) {
        this.database = database;
        this.kept = kept;
        this.clock = clock;
    }

    @Override
    public Optional<UUID> firstWrong(long fromTx, long toTx) {
        var since = LocalDate.now(clock.withZone(ZoneOffset.UTC))
                .minus(kept.keepTechnical())
                .withDayOfMonth(1)
                .atStartOfDay()
                .atOffset(ZoneOffset.UTC);
        try (var rows = database
                .sql("""
                        select l.id, l.recorded, l.details_digest, d.interaction, d.resources, d.organisation, d.personnel
                          from samtykke.usage_log l left join samtykke.usage_log_detail d using (recorded, id)
                         where l.tx >= ? and l.tx < ? and (l.details_digest is not null or d.id is not null)
                         order by l.tx, l.recorded, l.id""")
                .params(fromTx, toTx)
                .query((row, number) ->
                        isRight(row, since) ? Optional.<UUID>empty() : Optional.of(row.getObject("id", UUID.class)))
                .stream()) {
            return rows.flatMap(Optional::stream).findFirst();
        }
    }

    private static boolean isRight(ResultSet row, OffsetDateTime since) throws SQLException {
        byte[] digest = row.getBytes("details_digest");
        if (row.getString("interaction") == null) {
            return row.getObject("recorded", OffsetDateTime.class).isBefore(since);
        }
        return digest != null && Arrays.equals(digest, EntryColumns.details(row).digest());
    }
}
