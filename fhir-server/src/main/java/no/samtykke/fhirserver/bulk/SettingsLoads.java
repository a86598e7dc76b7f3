package no.samtykke.fhirserver.bulk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.samtykke.fhirserver.access.ExchangeGate.Granted;
import no.samtykke.fhirserver.exchange.SettingIntake.Taken;
import no.samtykke.fhirserver.smart.Caller.BackendService;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Loads of systems: each is found by the one that brought it, and by nobody else. */
@Component
class SettingsLoads {

    /** One that nobody brings any more: its node died, or its sender. */
    private static final Duration LONGEST_RECEPTION = Duration.ofHours(1);

    private static final String COUNT = SettingsLoad.OUTCOMES.stream()
            .map(outcome -> outcome + " = " + outcome + " + :" + outcome)
            .collect(Collectors.joining(", ", "update samtykke.settings_load set ", " where id = :id"));

    private final JdbcClient database;
    private final Jobs jobs;
    private final Clock clock;

    SettingsLoads(JdbcClient database, Jobs jobs, Clock clock) {
        this.database = database;
        this.jobs = jobs;
        this.clock = clock;
    }

    /**
     * A line that was not done.
     *
     * @param decided of a conflict: when what met it was decided
     */
    record Problem(
            int line,
            String outcome,
            @Nullable String part,
            @Nullable Instant decided) {

        static Problem of(int line, Taken taken) {
            return new Problem(
                    line,
                    taken.outcome(),
                    taken.problem().orElse(null),
                    taken.decided().orElse(null));
        }

        private static Problem of(ResultSet row) throws SQLException {
            var decided = row.getTimestamp("decided_at");
            return new Problem(
                    row.getInt("line"),
                    row.getString("outcome"),
                    row.getString("part"),
                    decided == null ? null : decided.toInstant());
        }
    }

    /** One line that waits. */
    record Waiting(int line, String setting) {}

    /** @return its id; empty when the system has too many */
    @Transactional
    public Optional<UUID> begin(BackendService system, Granted granted) {
        if (!jobs.mayBegin("settings_load", system)) {
            return Optional.empty();
        }
        var id = UUID.randomUUID();
        var kinds = Kinds.of(granted.kinds());
        database.sql("""
                        insert into samtykke.settings_load
                        (id, client_id, organisation, client_name, categories, controllers, created_at)
                        values (?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        id,
                        system.clientId(),
                        system.organisationNumber().orElse(null),
                        granted.clientName(),
                        kinds.categories(),
                        kinds.controllers(),
                        OffsetDateTime.now(clock))
                .update();
        return Optional.of(id);
    }

    /** @param numbers of the persons, in the same order; null where a line names nobody */
    void add(UUID id, List<Waiting> lines, List<@Nullable String> numbers) {
        database.sql("""
                        insert into samtykke.settings_load_line (load_id, line, number, setting)
                        select :id, * from unnest(:lines::integer[], :numbers::text[], :settings::text[])""")
                .param("id", id)
                .param("lines", lines.stream().map(Waiting::line).toArray(Integer[]::new))
                .param("numbers", numbers.toArray(String[]::new))
                .param("settings", lines.stream().map(Waiting::setting).toArray(String[]::new))
                .update();
    }

    /** From now on it is worked on; until then it has no lines, and is known to nobody. */
    void isWhole(UUID id, int lines) {
        database.sql("update samtykke.settings_load set lines = ? where id = ?")
                .params(lines, id)
                .update();
    }

    Optional<SettingsLoad> find(UUID id, BackendService system) {
        return database.sql("""
                        select * from samtykke.settings_load
                         where id = ? and client_id = ? and organisation is not distinct from ? and created_at > ?
                           and lines > 0""")
                .params(id, system.clientId(), system.organisationNumber().orElse(null), jobs.forgotten())
                .query((row, _) -> SettingsLoad.of(row))
                .optional();
    }

    void end(UUID id) {
        database.sql("delete from samtykke.settings_load where id = ?")
                .param(id)
                .update();
    }

    /** One that is worked on is not over yet, however old it is. */
    void endThoseWhoseTimeIsOver() {
        database.sql("""
                        delete from samtykke.settings_load
                         where (created_at <= ? and finished_at is not null) or (created_at <= ? and lines = 0)""")
                .params(jobs.forgotten(), OffsetDateTime.now(clock).minus(LONGEST_RECEPTION))
                .update();
    }

    /** Locked until the commit; empty when there is none, or other nodes have them all. */
    Optional<SettingsLoad> claim() {
        return database.sql("""
                        select * from samtykke.settings_load where lines > 0 and finished_at is null
                         order by created_at limit 1 for update skip locked""").query((row, _) -> SettingsLoad.of(row)).optional();
    }

    List<Waiting> waiting(SettingsLoad load, int count) {
        return database.sql("""
                        select line, setting from samtykke.settings_load_line where load_id = ? order by line limit ?""")
                .params(load.id(), count)
                .query((row, _) -> new Waiting(row.getInt("line"), row.getString("setting")))
                .list();
    }

    void isDoneUpTo(int line, SettingsLoad load, Map<String, Integer> counts, List<Problem> problems) {
        problems.forEach(problem -> database.sql("insert into samtykke.settings_load_problem values (?, ?, ?, ?, ?)")
                .params(
                        load.id(),
                        problem.line(),
                        problem.outcome(),
                        problem.part(),
                        problem.decided() == null ? null : Timestamp.from(problem.decided()))
                .update());
        database.sql(COUNT).param("id", load.id()).params(counted(counts)).update();
        database.sql("delete from samtykke.settings_load_line where load_id = ? and line <= ?")
                .params(load.id(), line)
                .update();
    }

    void isFinished(SettingsLoad load) {
        database.sql("update samtykke.settings_load set finished_at = ? where id = ?")
                .params(OffsetDateTime.now(clock), load.id())
                .update();
    }

    List<Problem> problems(SettingsLoad load, int after, int count) {
        return database.sql("""
                        select line, outcome, part, decided_at from samtykke.settings_load_problem
                         where load_id = ? and line > ? order by line limit ?""")
                .params(load.id(), after, count)
                .query((row, _) -> Problem.of(row))
                .list();
    }

    private static Map<String, Integer> counted(Map<String, Integer> counts) {
        return SettingsLoad.OUTCOMES.stream()
                .collect(Collectors.toMap(Function.identity(), outcome -> counts.getOrDefault(outcome, 0)));
    }
}
