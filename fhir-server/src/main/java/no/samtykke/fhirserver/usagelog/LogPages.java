package no.samtykke.fhirserver.usagelog;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Reads the log of one patient, or of systems: a page is one SELECT, whatever its place in the log. */
@Component
class LogPages {

    private static final String OF_SYSTEMS = "select " + EntryColumns.ALL
            + ", interaction, resources, organisation, personnel"
            + " from samtykke.usage_log left join samtykke.usage_log_detail using (recorded, id)"
            + " where actor_id is null and client_id is not null";

    private final JdbcTemplate jdbc;

    LogPages(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @return one entry more than the page holds, when there are more */
    List<UsageEntry> page(String patient, LogQuery query) {
        var sql = new StringBuilder("select " + EntryColumns.ALL + " from samtykke.usage_log where patient_id = ?");
        var arguments = new ArrayList<Object>(List.of(patient));
        where(query, sql, arguments);
        var after = query.after();
        if (after != null) {
            String side = query.oldestFirst() ? ">" : "<";
            sql.append(" and recorded %s= ? and (recorded, id) %s (?, ?)".formatted(side, side));
            arguments.addAll(List.of(after.recorded(), after.recorded(), after.id()));
        }
        sql.append(query.oldestFirst() ? " order by recorded, id" : " order by recorded desc, id desc");
        sql.append(" limit ?");
        arguments.add(query.count() + 1);
        return select(sql.toString(), arguments);
    }

    int total(String patient, LogQuery query) {
        var sql = new StringBuilder("select count(*) from samtykke.usage_log where patient_id = ?");
        var arguments = new ArrayList<Object>(List.of(patient));
        where(query, sql, arguments);
        return answer(() -> Optional.ofNullable(jdbc.query(
                        sql.toString(),
                        statement -> set(statement, arguments),
                        rows -> rows.next() ? rows.getInt(1) : 0))
                .orElse(0));
    }

    Optional<UsageEntry> one(String patient, UUID id) {
        return EntryIds.millisecond(id)
                .map(at -> select(
                        "select " + EntryColumns.ALL + " from samtykke.usage_log"
                                + " where patient_id = ? and recorded >= ? and recorded < ? and id = ?",
                        List.of(patient, at, at.plusMillis(1), id)))
                .flatMap(found -> found.stream().findFirst());
    }

    /** What systems did, the newest first, with details; one entry more than the page holds, when there are more. */
    List<UsageEntry> pageOfSystems(LogQuery query) {
        var sql = new StringBuilder(OF_SYSTEMS);
        var arguments = new ArrayList<Object>();
        where(query, sql, arguments);
        var after = query.after();
        if (after != null) {
            sql.append(" and recorded <= ? and (recorded, id) < (?, ?)");
            arguments.addAll(List.of(after.recorded(), after.recorded(), after.id()));
        }
        sql.append(" order by recorded desc, id desc limit ?");
        arguments.add(query.count() + 1);
        return selectWithDetails(sql.toString(), arguments);
    }

    Optional<UsageEntry> oneOfSystems(UUID id) {
        return EntryIds.millisecond(id)
                .map(at -> selectWithDetails(
                        OF_SYSTEMS + " and recorded >= ? and recorded < ? and id = ?",
                        List.of(at, at.plusMillis(1), id)))
                .flatMap(found -> found.stream().findFirst());
    }

    private List<UsageEntry> selectWithDetails(String sql, List<Object> arguments) {
        return answer(() -> jdbc.query(
                sql, statement -> set(statement, arguments), (row, number) -> EntryColumns.readWithDetails(row)));
    }

    private static void where(LogQuery query, StringBuilder sql, List<Object> arguments) {
        query.conditions().forEach(condition -> sql.append(" and ").append(condition));
        arguments.addAll(query.arguments());
    }

    private List<UsageEntry> select(String sql, List<Object> arguments) {
        return answer(
                () -> jdbc.query(sql, statement -> set(statement, arguments), (row, number) -> EntryColumns.read(row)));
    }

    private static void set(PreparedStatement statement, List<Object> arguments) throws SQLException {
        for (int i = 0; i < arguments.size(); i++) {
            switch (arguments.get(i)) {
                case Instant time -> statement.setObject(i + 1, OffsetDateTime.ofInstant(time, ZoneOffset.UTC));
                case String[] values ->
                    statement.setArray(i + 1, statement.getConnection().createArrayOf("text", values));
                case Object value -> statement.setObject(i + 1, value);
            }
        }
    }

    private static <T> T answer(Supplier<T> question) {
        try {
            return question.get();
        } catch (DataAccessException e) {
            throw new UsageLogUnavailable(e);
        }
    }
}
