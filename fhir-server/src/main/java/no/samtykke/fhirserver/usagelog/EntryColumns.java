package no.samtykke.fhirserver.usagelog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import no.samtykke.fhirserver.seal.EntryText;
import no.samtykke.fhirserver.usagelog.UsageEntry.Action;
import no.samtykke.fhirserver.usagelog.UsageEntry.By;
import no.samtykke.fhirserver.usagelog.UsageEntry.Kind;
import no.samtykke.fhirserver.usagelog.UsageEntry.Outcome;
import org.jspecify.annotations.Nullable;

/** How an entry looks as a row. */
final class EntryColumns {

    static final String ALL = "id, recorded, kind, service, action, patient_id, actor_id, client_id, client_name,"
            + " ground, outcome, reason, request_id, sid";

    private EntryColumns() {}

    static String code(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** The row that an entry becomes, as it is sealed. */
    static EntryText text(UsageEntry entry) {
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("id", entry.id());
        columns.put("kind", code(entry.kind()));
        columns.put("service", entry.service().code());
        columns.put("action", entry.action());
        columns.put("patient_id", entry.patient());
        columns.put("actor_id", entry.by().actor());
        columns.put("client_id", entry.by().client());
        columns.put("client_name", entry.by().clientName());
        columns.put("ground", entry.ground());
        columns.put("outcome", entry.outcome().code());
        columns.put("reason", entry.reason());
        columns.put("request_id", entry.requestId());
        columns.put("sid", entry.by().session());
        var details = entry.details();
        columns.put("details_digest", details == null ? null : details.digest());
        return EntryText.of(entry.id(), entry.recorded(), columns);
    }

    /** As PostgreSQL writes and reads {@code bytea}. */
    static String hex(byte[] bytes) {
        return "\\x" + HexFormat.of().formatHex(bytes);
    }

    /** Of a row that is joined with its details, when it has them. */
    static UsageEntry readWithDetails(ResultSet row) throws SQLException {
        return row.getString("interaction") == null ? read(row) : read(row).with(details(row));
    }

    static UsageDetails details(ResultSet row) throws SQLException {
        return new UsageDetails(
                row.getString("interaction"),
                List.of((String[]) row.getArray("resources").getArray()),
                row.getString("organisation"),
                row.getString("personnel"));
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
