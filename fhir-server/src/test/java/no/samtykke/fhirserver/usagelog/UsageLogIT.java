package no.samtykke.fhirserver.usagelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import no.samtykke.fhirserver.EmbeddedDatabase;
import no.samtykke.fhirserver.usagelog.UsageEntry.Action;
import no.samtykke.fhirserver.usagelog.UsageEntry.By;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class UsageLogIT {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123456Z");

    private static final UsageLogProperties KEPT = new UsageLogProperties(Period.parse("P5Y"), Period.parse("P2Y"));

    private DataSource dataSource;
    private JdbcTemplate jdbc;
    private UsageLog log;

    @BeforeEach
    void freshDatabase() {
        dataSource = EmbeddedDatabase.migrated().dataSource();
        jdbc = new JdbcTemplate(dataSource);
        log = new UsageLog(jdbc);
    }

    @Test
    void an_entry_comes_back_as_it_was_written() {
        var entries = List.of(
                UsageEntry.use(
                                NOW,
                                UUID.randomUUID(),
                                Service.TEST_RESULTS,
                                Action.R,
                                By.person("kari", "app", "The \"app\", {of} one's \\ choice", UUID.randomUUID()))
                        .about("ola")
                        .onGround("parental-responsibility"),
                UsageEntry.login(NOW, UUID.randomUUID(), By.stranger(null)).refused("under-age"),
                UsageEntry.consent(NOW, UUID.randomUUID(), Action.C, By.system("loader", "Loader"))
                        .about("ola")
                        .failed());

        log.write(entries);

        assertThat(rows()).containsExactlyInAnyOrderElementsOf(entries);
    }

    @Test
    void many_entries_are_one_statement() {
        var statements = new ArrayList<String>();
        var counted = ProxyDataSourceBuilder.create(dataSource)
                .afterQuery((execution, queries) -> queries.forEach(query -> statements.add(query.getQuery())))
                .build();

        new UsageLog(new JdbcTemplate(counted))
                .write(IntStream.range(0, 5_000).mapToObj(i -> entry(NOW)).toList());
        new UsageLog(new JdbcTemplate(counted)).write(List.of());

        assertThat(statements).hasSize(1);
        assertThat(rows()).hasSize(5_000);
    }

    @Test
    void an_entry_disappears_with_the_transaction_it_was_written_in() {
        var transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));

        transaction.executeWithoutResult(status -> {
            log.write(List.of(entry(NOW)));
            status.setRollbackOnly();
        });
        assertThat(rows()).isEmpty();

        transaction.executeWithoutResult(status -> log.write(List.of(entry(NOW))));
        assertThat(rows()).hasSize(1);
    }

    @Test
    void all_entries_are_written_or_none() {
        var good = entry(NOW);

        assertThatThrownBy(() -> log.write(List.of(good, good))).isInstanceOf(UsageLogUnavailable.class);
        assertThat(rows()).isEmpty();
    }

    @Test
    void a_database_that_does_not_answer_is_a_failure() {
        var nowhere = new PGSimpleDataSource();
        nowhere.setUrl("jdbc:postgresql://127.0.0.1:1/nothing");

        assertThatThrownBy(() -> new UsageLog(new JdbcTemplate(nowhere)).write(List.of(entry(NOW))))
                .isInstanceOf(UsageLogUnavailable.class);
    }

    @Test
    void a_transaction_that_may_only_read_is_a_failure() {
        var readOnly = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        readOnly.setReadOnly(true);

        assertThatThrownBy(() -> readOnly.executeWithoutResult(status -> log.write(List.of(entry(NOW)))))
                .isInstanceOf(UsageLogUnavailable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update samtykke.usage_log set outcome = 0",
                "update samtykke.usage_log_default set outcome = 0",
                "delete from samtykke.usage_log",
                "delete from samtykke.usage_log_default",
                "truncate samtykke.usage_log",
                "truncate samtykke.usage_log_default",
                "truncate samtykke.usage_log_2026_01",
                "update samtykke.usage_log_2026_01 set patient_id = 'x'",
                "delete from samtykke.usage_log_2026_01",
                "insert into samtykke.usage_log select * from samtykke.usage_log"
                        + " on conflict (recorded, id) do update set outcome = 0",
                "merge into samtykke.usage_log l using samtykke.usage_log r on l.id = r.id when matched then delete"
            })
    void nobody_changes_or_deletes_what_was_written(String attempt) {
        partitions("2026-01-01", "2026-01-31");
        log.write(List.of(
                entry(Instant.parse("2026-01-31T23:59:59.999999Z")), entry(Instant.parse("1999-01-01T00:00:00Z"))));
        var before = rows();

        assertThatThrownBy(() -> jdbc.execute(attempt))
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("The usage log is append-only");
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void each_month_has_its_own_table_and_what_has_none_is_not_refused() {
        assertThat(partitions("2031-01-15", "2031-03-01")).isEqualTo(3);
        assertThat(partitions("2031-01-01", "2031-03-31")).isZero();

        log.write(List.of(
                entry(Instant.parse("2031-01-01T00:00:00Z")),
                entry(Instant.parse("2031-01-31T23:59:59.999999Z")),
                entry(Instant.parse("2031-03-31T23:59:59.999999Z")),
                entry(Instant.parse("2031-04-01T00:00:00Z"))));

        assertThat(jdbc.queryForList(
                        "select tableoid::regclass::text from samtykke.usage_log order by recorded", String.class))
                .containsExactly(
                        "samtykke.usage_log_2031_01",
                        "samtykke.usage_log_2031_01",
                        "samtykke.usage_log_2031_03",
                        "samtykke.usage_log_default");
    }

    @Test
    void a_month_that_began_without_a_table_goes_on_without_one() {
        log.write(List.of(entry(Instant.parse("2031-04-02T00:00:00Z"))));

        assertThat(partitions("2031-04-01", "2031-05-01")).isEqualTo(1);
        log.write(List.of(entry(Instant.parse("2031-04-03T00:00:00Z"))));
        assertThat(rows()).hasSize(2);
    }

    @Test
    void the_next_three_months_are_made_by_the_clock() {
        var clock = Clock.fixed(Instant.parse("2031-10-31T23:30:00Z"), ZoneOffset.UTC);

        new UsageLogPartitions(jdbc, clock, KEPT).ensure();

        assertThat(jdbc.queryForList(
                        "select relname from pg_class where relname ~ '^usage_log_203[12]_..$' order by 1",
                        String.class))
                .containsExactly("usage_log_2031_10", "usage_log_2031_11", "usage_log_2031_12", "usage_log_2032_01");
    }

    @Test
    void the_present_month_has_a_table_from_the_start() {
        log.write(List.of(entry(Clock.systemUTC().instant())));

        assertThat(jdbc.queryForObject("select tableoid::regclass::text from samtykke.usage_log", String.class))
                .matches("samtykke\\.usage_log_[0-9]{4}_[0-9]{2}");
    }

    @Test
    void months_that_are_past_their_time_are_dropped_whole_and_nothing_else() {
        partitions("2018-12-01", "2019-03-31");
        List.of("2017-06-01", "2018-12-31", "2019-01-31", "2019-02-01", "2019-05-01")
                .forEach(day -> log.write(List.of(entry(Instant.parse(day + "T12:00:00Z")))));

        new UsageLogPartitions(jdbc, Clock.fixed(Instant.parse("2024-02-29T03:00:00Z"), ZoneOffset.UTC), KEPT)
                .dropOld();

        assertThat(rows())
                .extracting(row -> row.recorded().toString().substring(0, 10))
                .containsExactlyInAnyOrder("2019-02-01", "2019-05-01");
        assertThat(jdbc.queryForList(
                        "select relname from pg_class where relname ~ '^usage_log(_detail)?_20(18|19)_..$' order by 1",
                        String.class))
                .containsExactly("usage_log_2019_02", "usage_log_2019_03");
        assertThatThrownBy(() -> jdbc.execute("delete from samtykke.usage_log_default"))
                .hasStackTraceContaining("append-only");
    }

    @Test
    void the_last_month_is_dropped_by_nobody() {
        assertThatThrownBy(() -> jdbc.queryForObject(
                        "select samtykke.drop_usage_log_partitions(current_date, current_date)", Integer.class))
                .hasStackTraceContaining("kept for a month at least");
    }

    @ParameterizedTest
    @CsvSource({"P29D, P29D", "P11Y, P2Y", "P1Y, P2Y", "P5Y, P0D", "P-1Y, P-1Y"})
    void a_time_that_is_too_short_or_too_long_stops_the_start(Period keep, Period technical) {
        assertThatThrownBy(() -> new UsageLogProperties(keep, technical)).isInstanceOf(IllegalArgumentException.class);
    }

    private static UsageEntry entry(Instant recorded) {
        return UsageEntry.use(
                        recorded,
                        UUID.randomUUID(),
                        Service.PROFILE,
                        Action.R,
                        By.person("kari", "app", "App", UUID.randomUUID()))
                .about("kari")
                .onGround("own-data");
    }

    private int partitions(String first, String last) {
        Integer created = jdbc.queryForObject(
                "select samtykke.ensure_usage_log_partitions(?::date, ?::date)", Integer.class, first, last);
        return created == null ? -1 : created;
    }

    private List<UsageEntry> rows() {
        return jdbc.query(
                "select " + EntryColumns.ALL + " from samtykke.usage_log", (row, number) -> EntryColumns.read(row));
    }
}
