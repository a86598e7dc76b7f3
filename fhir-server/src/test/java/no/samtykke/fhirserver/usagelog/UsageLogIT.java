package no.samtykke.fhirserver.usagelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import no.samtykke.fhirserver.EmbeddedDatabase;
import no.samtykke.fhirserver.SealKeyFile;
import no.samtykke.fhirserver.seal.SealKeys;
import no.samtykke.fhirserver.usagelog.UsageEntry.Action;
import no.samtykke.fhirserver.usagelog.UsageEntry.By;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class UsageLogIT {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123456Z");

    private static final SealKeys KEYS = new SealKeys(SealKeyFile.fresh(), "log.test");

    private DataSource dataSource;
    private JdbcTemplate jdbc;
    private UsageLog log;

    @BeforeEach
    void freshDatabase() {
        dataSource = EmbeddedDatabase.migrated().dataSource();
        jdbc = new JdbcTemplate(dataSource);
        log = new UsageLog(jdbc, KEYS);
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

        new UsageLog(new JdbcTemplate(counted), KEYS)
                .write(IntStream.range(0, 5_000).mapToObj(i -> entry(NOW)).toList());
        new UsageLog(new JdbcTemplate(counted), KEYS).write(List.of());

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

        assertThatThrownBy(() -> new UsageLog(new JdbcTemplate(nowhere), KEYS).write(List.of(entry(NOW))))
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
