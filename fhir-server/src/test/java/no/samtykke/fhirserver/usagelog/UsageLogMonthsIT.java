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
import no.samtykke.fhirserver.SealKeyFile;
import no.samtykke.fhirserver.seal.LogRetention;
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

/** Which month an entry lies in, and for how long. */
class UsageLogMonthsIT {

    private static final SealKeys KEYS = new SealKeys(SealKeyFile.fresh(), "log.test");

    private final JdbcTemplate jdbc =
            new JdbcTemplate(EmbeddedDatabase.migrated().dataSource());
    private final UsageLog log = new UsageLog(jdbc, KEYS);

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

        new UsageLogPartitions(jdbc, clock).ensure();

        assertThat(jdbc.queryForList(
                        "select relname from pg_class where relname ~ '^usage_log_203[12]_..$' order by 1",
                        String.class))
                .containsExactly("usage_log_2031_10", "usage_log_2031_11", "usage_log_2031_12", "usage_log_2032_01");
    }

    @Test
    void months_are_dropped_when_they_have_been_kept_as_long_as_they_are_to_be() {
        partitions("2031-01-01", "2031-04-30");
        log.write(List.of(
                entry(Instant.parse("2020-12-31T00:00:00Z")),
                entry(Instant.parse("2031-01-31T23:59:59.999999Z")),
                entry(Instant.parse("2031-02-01T00:00:00Z")),
                entry(Instant.parse("2031-04-30T00:00:00Z")),
                entry(Instant.parse("2032-01-01T00:00:00Z"))));
        var inFiveYears = Clock.fixed(Instant.parse("2036-02-29T23:00:00Z"), ZoneOffset.UTC);
        var months = new DroppedMonths(jdbc, new LogRetention(Period.ofYears(5), inFiveYears));

        months.drop();
        months.drop();

        assertThat(rows())
                .extracting(UsageEntry::recorded)
                .containsExactlyInAnyOrder(
                        Instant.parse("2031-02-01T00:00:00Z"),
                        Instant.parse("2031-04-30T00:00:00Z"),
                        Instant.parse("2032-01-01T00:00:00Z"));
        assertThatThrownBy(() -> jdbc.execute("delete from samtykke.usage_log_default"))
                .hasStackTraceContaining("The usage log is append-only");
    }

    @ParameterizedTest
    @ValueSource(strings = {"P0D", "P27D", "P-1Y", "P101Y"})
    void a_log_is_kept_for_a_month_at_least(String keep) {
        assertThatThrownBy(() -> new LogRetention(Period.parse(keep), Clock.systemUTC()))
                .hasMessage("samtykke.usage-log.keep must be P1M to P100Y, was " + keep);
    }

    @Test
    void the_present_month_has_a_table_from_the_start() {
        log.write(List.of(entry(Clock.systemUTC().instant())));

        assertThat(jdbc.queryForObject("select tableoid::regclass::text from samtykke.usage_log", String.class))
                .matches("samtykke\\.usage_log_[0-9]{4}_[0-9]{2}");
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
