package no.samtykke.fhirserver.usagelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import no.samtykke.fhirserver.EmbeddedDatabase;
import no.samtykke.fhirserver.SealKeyFile;
import no.samtykke.fhirserver.seal.LogRetention;
import no.samtykke.fhirserver.seal.SealKeys;
import no.samtykke.fhirserver.usagelog.UsageEntry.Action;
import no.samtykke.fhirserver.usagelog.UsageEntry.By;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Which month an entry lies in, and for how long. */
class UsageLogMonthsIT {

    private static final SealKeys KEYS = new SealKeys(SealKeyFile.fresh(), "log.test");

    private static final UsageLogProperties KEPT = new UsageLogProperties(Period.parse("P5Y"), Period.parse("P2Y"));

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

        partitionsAt(clock).ensure();

        assertThat(jdbc.queryForList(
                        "select relname from pg_class where relname ~ '^usage_log_203[12]_..$' order by 1",
                        String.class))
                .containsExactly("usage_log_2031_10", "usage_log_2031_11", "usage_log_2031_12", "usage_log_2032_01");
    }

    @Test
    void months_that_are_past_their_time_are_dropped_whole_and_nothing_else() {
        partitions("2018-12-01", "2019-03-31");
        List.of("2017-06-01", "2018-12-31", "2019-01-31", "2019-02-01", "2019-05-01")
                .forEach(day -> log.write(List.of(entry(Instant.parse(day + "T12:00:00Z")))));

        partitionsAt(Clock.fixed(Instant.parse("2024-02-29T03:00:00Z"), ZoneOffset.UTC))
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

    private UsageLogPartitions partitionsAt(Clock clock) {
        return new UsageLogPartitions(jdbc, clock, KEPT, new LogRetention(KEPT.keep(), clock));
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
