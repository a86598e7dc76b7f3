package no.samtykke.fhirserver.seal;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The log's own table, as rows of text in the order of the transactions that wrote them. */
@Component
class LogRows {

    /** So many rows are in memory at once, inside a transaction. */
    private static final int FETCHED = 1_000;

    private final JdbcTemplate jdbc;

    LogRows(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.jdbc.setFetchSize(FETCHED);
    }

    /** No transaction before this one is under way: none of them will write an entry any more. */
    long settledTx() {
        return jdbc.queryForStream(
                        "select pg_snapshot_xmin(pg_current_snapshot())::text::bigint", (row, count) -> row.getLong(1))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Where a stretch ends that begins at a transaction and holds about so many entries; those of one transaction stay
     * together.
     *
     * @return the first transaction that is not in it; {@code settled} when there are fewer entries
     */
    long endOf(long fromTx, long settled, int entries) {
        return jdbc
                .queryForList(
                        "select tx + 1 from samtykke.usage_log where tx >= ? and tx < ? order by tx offset ? limit 1",
                        Long.class,
                        fromTx,
                        settled,
                        entries - 1)
                .stream()
                .findFirst()
                .orElse(settled);
    }

    /** To be closed, inside a transaction. */
    Stream<EntryText> between(long fromTx, long toTx) {
        return jdbc.queryForStream(
                "select " + EntryText.COLUMNS + " from samtykke.usage_log where tx >= ? and tx < ?"
                        + " order by tx, recorded, id",
                (row, count) -> EntryText.read(row),
                fromTx,
                toTx);
    }

    /** The entry of that id, when it is about that patient. */
    Optional<EntryText> one(String patient, UUID id) {
        var millisecond = EntryText.millisecondOf(id);
        return jdbc
                .query(
                        "select " + EntryText.COLUMNS + " from samtykke.usage_log"
                                + " where patient_id = ? and recorded >= ? and recorded < ? and id = ?",
                        (row, count) -> EntryText.read(row),
                        patient,
                        OffsetDateTime.ofInstant(millisecond, ZoneOffset.UTC),
                        OffsetDateTime.ofInstant(millisecond.plusMillis(1), ZoneOffset.UTC),
                        id)
                .stream()
                .findFirst();
    }
}
