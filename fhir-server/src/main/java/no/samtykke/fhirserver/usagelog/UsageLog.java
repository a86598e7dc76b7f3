package no.samtykke.fhirserver.usagelog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import no.samtykke.fhirserver.seal.SealKeys;
import no.samtykke.fhirserver.usagelog.UsageEntry.By;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Writes the usage log. */
@Component
public class UsageLog {

    private static final String INSERT = """
            with given as (
                select * from unnest(?::uuid[], ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                    ?::text[], ?::text[], ?::text[], ?::smallint[], ?::text[], ?::uuid[], ?::uuid[],
                    ?::bytea[], ?::bytea[], ?::text[], ?::text[], ?::text[], ?::text[])
                as g (id, recorded, kind, service, action, patient_id, actor_id, client_id, client_name, ground, outcome,
                    reason, request_id, sid, mac, details_digest, interaction, resources, organisation, personnel)),
            details as (
                insert into samtykke.usage_log_detail (recorded, id, interaction, resources, organisation, personnel)
                select recorded, id, interaction, string_to_array(resources, ' '), organisation, personnel
                from given where interaction is not null)
            insert into samtykke.usage_log (id, recorded, kind, service, action, patient_id, actor_id, client_id,
                client_name, ground, outcome, reason, request_id, sid, mac, details_digest)
            select id, recorded, kind, service, action, patient_id, actor_id, client_id, client_name, ground, outcome,
                reason, request_id, sid, mac, details_digest
            from given""";

    private final JdbcTemplate jdbc;
    private final SealKeys keys;
    private final SharedCommit commits = new SharedCommit(this::insert);

    public UsageLog(JdbcTemplate jdbc, SealKeys keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    /**
     * Writes all entries or none, in one statement and with their details: in the transaction that is under way; if
     * there is none, in one of its own, which entries of other requests may share. They are committed when this
     * returns.
     *
     * @throws UsageLogUnavailable when they could not be written
     */
    public void write(Collection<UsageEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        try {
            if (TransactionSynchronizationManager.isActualTransactionActive()) {
                insert(entries);
            } else {
                commits.write(List.copyOf(entries));
            }
        } catch (DataAccessException e) {
            throw new UsageLogUnavailable(e);
        }
    }

    private void insert(Collection<UsageEntry> entries) {
        jdbc.update(connection -> insert(connection, entries));
    }

    private PreparedStatement insert(Connection connection, Collection<UsageEntry> entries) throws SQLException {
        var insert = new Columns(connection.prepareStatement(INSERT), connection, entries);
        insert.add("uuid", UsageEntry::id);
        insert.add(
                "timestamptz",
                entry -> entry.recorded().atOffset(ZoneOffset.UTC).toString());
        insert.add("text", entry -> EntryColumns.code(entry.kind()));
        insert.add("text", entry -> entry.service().code());
        insert.add("text", entry -> entry.action().name());
        insert.add("text", UsageEntry::patient);
        insert.addBy("text", By::actor);
        insert.addBy("text", By::client);
        insert.addBy("text", By::clientName);
        insert.add("text", UsageEntry::ground);
        insert.add("int2", entry -> entry.outcome().code());
        insert.add("text", UsageEntry::reason);
        insert.add("uuid", UsageEntry::requestId);
        insert.addBy("uuid", By::session);
        insert.add("bytea", entry -> EntryColumns.hex(keys.codeOf(EntryColumns.text(entry))));
        insert.addDetail("bytea", details -> EntryColumns.hex(details.digest()));
        insert.addDetail("text", UsageDetails::interaction);
        insert.addDetail("text", details -> String.join(" ", details.resources()));
        insert.addDetail("text", UsageDetails::organisation);
        insert.addDetail("text", UsageDetails::personnel);
        return insert.statement();
    }

    /** One array parameter for each column, so that the statement is the same for any number of entries. */
    private static final class Columns {

        private final PreparedStatement statement;
        private final Connection connection;
        private final Collection<UsageEntry> entries;
        private int at;

        Columns(PreparedStatement statement, Connection connection, Collection<UsageEntry> entries) {
            this.statement = statement;
            this.connection = connection;
            this.entries = entries;
        }

        void add(String type, Function<UsageEntry, @Nullable Object> value) throws SQLException {
            statement.setArray(
                    ++at,
                    connection.createArrayOf(type, entries.stream().map(value).toArray()));
        }

        void addBy(String type, Function<By, @Nullable Object> value) throws SQLException {
            add(type, entry -> value.apply(entry.by()));
        }

        void addDetail(String type, Function<UsageDetails, @Nullable Object> value) throws SQLException {
            add(type, entry -> entry.details() == null ? null : value.apply(entry.details()));
        }

        PreparedStatement statement() {
            return statement;
        }
    }
}
