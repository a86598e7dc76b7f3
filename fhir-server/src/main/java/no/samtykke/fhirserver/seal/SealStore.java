package no.samtykke.fhirserver.seal;

import static java.util.Objects.requireNonNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import no.samtykke.fhirserver.seal.Seal.Leaves;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The tables of seals. */
@Component
class SealStore {

    private static final String SEAL =
            "select number, from_tx, to_tx, last_recorded, checkpoint from samtykke.usage_log_seal";

    /** So many rows are in memory at once, inside a transaction. */
    private static final int FETCHED = 1_000;

    private final JdbcTemplate jdbc;

    SealStore(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.jdbc.setFetchSize(FETCHED);
    }

    /** Keeps other nodes from sealing until the transaction ends. Waits for one that is at it. */
    void takeTurn() {
        jdbc.queryForList("select pg_advisory_xact_lock(hashtext('samtykke.usage_log_seal'))::text");
    }

    Optional<Seal> last() {
        return first(" order by number desc limit 1");
    }

    /** The seal whose stretch holds a transaction. */
    Optional<Seal> covering(long tx) {
        return first(" where to_tx > ? order by to_tx limit 1", tx).filter(seal -> seal.fromTx() <= tx);
    }

    /** The last whose stretch ended with entries from before that time. */
    long numberBefore(Instant time) {
        return first(
                        " where last_recorded < ? order by number desc limit 1",
                        OffsetDateTime.ofInstant(time, ZoneOffset.UTC))
                .map(Seal::number)
                .orElse(0L);
    }

    /** In their order, from one number on; to be closed, inside a transaction. */
    Stream<Seal> from(long number) {
        return jdbc.queryForStream(SEAL + " where number >= ? order by number", (row, count) -> seal(row), number);
    }

    Optional<Leaves> leavesOf(long seal) {
        return jdbc
                .query(
                        "select ids, hashes from samtykke.usage_log_leaves where seal = ?",
                        (row, count) -> leaves(row),
                        seal)
                .stream()
                .findFirst();
    }

    void add(Seal seal, Leaves leaves) {
        jdbc.update(
                "insert into samtykke.usage_log_seal (number, from_tx, to_tx, last_recorded, checkpoint)"
                        + " values (?, ?, ?, ?, ?)",
                seal.number(),
                seal.fromTx(),
                seal.toTx(),
                OffsetDateTime.ofInstant(seal.lastRecorded(), ZoneOffset.UTC),
                seal.note());
        jdbc.update("insert into samtykke.usage_log_leaves (seal, ids, hashes) values (?, ?, ?)", statement -> {
            statement.setLong(1, seal.number());
            statement.setArray(
                    2,
                    statement.getConnection().createArrayOf("uuid", leaves.ids().toArray()));
            statement.setBytes(3, leaves.joined());
        });
    }

    private Optional<Seal> first(String where, Object... arguments) {
        return jdbc.query(SEAL + where, (row, count) -> seal(row), arguments).stream()
                .findFirst();
    }

    private static Seal seal(ResultSet row) throws SQLException {
        return new Seal(
                row.getLong("number"),
                row.getLong("from_tx"),
                row.getLong("to_tx"),
                row.getObject("last_recorded", OffsetDateTime.class).toInstant(),
                row.getString("checkpoint"));
    }

    private static Leaves leaves(ResultSet row) throws SQLException {
        var ids = (UUID[]) row.getArray("ids").getArray();
        return Leaves.of(Arrays.asList(ids), requireNonNull(row.getBytes("hashes")));
    }
}
