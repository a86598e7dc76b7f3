package no.samtykke.fhirserver.usagelog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import no.samtykke.fhirserver.usagelog.UsageEntry.Action;
import no.samtykke.fhirserver.usagelog.UsageEntry.By;
import no.samtykke.fhirserver.usagelog.UsageEntry.Kind;
import no.samtykke.fhirserver.usagelog.UsageEntry.Outcome;

/** How an entry looks as a row. */
final class EntryColumns {

    static final String ALL = "id, recorded, kind, service, action, patient_id, actor_id, client_id, client_name,"
            + " ground, outcome, reason, request_id, sid";

    private EntryColumns() {}

    static String code(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** Of a row that is joined with its details, when it has them. */
    static UsageEntry readWithDetails(ResultSet row) throws SQLException {
        String interaction = row.getString("interaction");
        return interaction == null
                ? read(row)
                : read(row)
                        .with(new UsageDetails(
                                interaction,
                                List.of((String[]) row.getArray("resources").getArray()),
                                row.getString("organisation"),
                                row.getString("personnel")));
    }

    static UsageEntry read(ResultSet row) throws SQLException {
        int outcome = row.getInt("outcome");
        return new UsageEntry(
                row.getObject("id", UUID.class),
                row.getObject("recorded", OffsetDateTime.class).toInstant(),
                Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                Service.ofCode(row.getString("service")),
                Action.valueOf(row.getString("action")),
                row.getString("patient_id"),
                new By(
                        row.getString("actor_id"),
                        row.getString("client_id"),
                        row.getString("client_name"),
                        row.getObject("sid", UUID.class)),
                row.getString("ground"),
                Arrays.stream(Outcome.values())
                        .filter(one -> one.code() == outcome)
                        .findFirst()
                        .orElseThrow(),
                row.getString("reason"),
                row.getObject("request_id", UUID.class),
                null);
    }
}
