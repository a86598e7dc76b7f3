package no.samtykke.fhirserver.usagelog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import no.samtykke.fhirserver.EmbeddedDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.ReflectionUtils;

/** A page costs the same wherever it lies: 100,000 entries of 50 patients over five months. */
class LogPagesIT {

    private static final Cursor IN_THE_MIDDLE = new Cursor(Instant.parse("2026-03-15T00:00:00Z"), UUID.randomUUID());

    private static DataSource dataSource;
    private static JdbcTemplate jdbc;

    @BeforeAll
    static void fill() {
        dataSource = EmbeddedDatabase.migrated().dataSource();
        jdbc = new JdbcTemplate(dataSource);
        jdbc.execute("select samtykke.ensure_usage_log_partitions('2026-01-01', '2026-05-31')");
        jdbc.execute("""
                insert into samtykke.usage_log (id, recorded, kind, service, action, patient_id, actor_id, client_id,
                    client_name, ground, outcome, request_id)
                select gen_random_uuid(), timestamptz '2026-01-01 00:00Z' + n * interval '2 minutes', 'use',
                    'test-results', 'R', 'patient-' || n % 50, 'patient-' || n % 50, 'app', 'App', 'own-data', 0,
                    gen_random_uuid()
                from generate_series(1, 100000) n""");
        jdbc.execute("analyze samtykke.usage_log");
    }

    @ParameterizedTest(name = "oldest first: {0}")
    @ValueSource(booleans = {true, false})
    void a_page_in_the_middle_reads_the_index_and_no_more_rows_than_it_shows(boolean oldestFirst) {
        var plan = planOf(pages ->
                pages.page("patient-7", new LogQuery(List.of(), List.of(), oldestFirst, 20, IN_THE_MIDDLE, false)));

        assertThat(plan).contains("Index").doesNotContain("Seq Scan", "Sort  (");
        assertThat(rowsRead(plan)).isLessThan(150);
    }

    @Test
    void an_entry_is_found_by_its_id_in_the_index_of_its_month() {
        var id = EntryIds.at(Instant.parse("2026-03-15T00:00:00Z"));

        var plan = planOf(pages -> pages.one("patient-7", id));

        assertThat(plan)
                .contains("usage_log_2026_03")
                .doesNotContain("Seq Scan on usage_log_2026", "usage_log_2026_02");
    }

    private static String planOf(Consumer<LogPages> question) {
        var asked = new ArrayList<QueryInfo>();
        var recorded = ProxyDataSourceBuilder.create(dataSource)
                .afterQuery((execution, queries) -> asked.addAll(queries))
                .build();
        question.accept(new LogPages(new JdbcTemplate(recorded)));
        var query = asked.getFirst();
        var explain = jdbc.query(
                "explain (analyze, costs off, timing off) " + query.getQuery(),
                statement -> {
                    for (var argument : query.getParametersList().getFirst()) {
                        ReflectionUtils.invokeMethod(argument.getMethod(), statement, argument.getArgs());
                    }
                },
                (row, number) -> row.getString(1));
        return String.join("\n", explain);
    }

    private static int rowsRead(String plan) {
        return plan.lines()
                .filter(line -> line.contains("Index Scan") || line.contains("Heap Scan"))
                .map(line ->
                        line.replaceFirst(".*actual rows=([0-9]+).*", "$1").replaceFirst(".*never executed.*", "0"))
                .mapToInt(Integer::parseInt)
                .sum();
    }
}
