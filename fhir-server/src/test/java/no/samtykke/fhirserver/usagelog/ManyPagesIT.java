package no.samtykke.fhirserver.usagelog;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import no.samtykke.fhirserver.EmbeddedDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.ReflectionUtils;

/**
 * One person with very many entries: a page deep in her log costs what the first one costs. How many is said by the
 * property {@code samtykke.log-rows}; with 1,000,000 the deep page is the 10,000th.
 */
class ManyPagesIT {

    private static final int ROWS = Integer.getInteger("samtykke.log-rows", 100_000);
    private static final int ON_A_PAGE = 20;
    private static final int DEEP_PAGE = ROWS / 100;
    private static final double MOST_MORE = 1.2;

    private static final Pattern SCAN =
            Pattern.compile("Scan.*actual rows=([0-9.]+) loops=([0-9]+).*|Rows Removed by Filter: ([0-9]+)");
    private static final Pattern BUFFERS = Pattern.compile("Buffers: shared(?: hit=([0-9]+))?(?: read=([0-9]+))?");

    private final DataSource dataSource = EmbeddedDatabase.migrated().dataSource();
    private final JdbcTemplate jdbc = new JdbcTemplate(dataSource);

    @Test
    void a_page_far_back_reads_no_more_rows_than_the_first() {
        fill();

        var first = plan(null);
        var deep = plan(endOfPage(DEEP_PAGE - 1));

        System.out.printf(
                "Of %d entries: the first page reads %d rows in %d buffers, page %d reads %d rows in %d buffers%n",
                ROWS, rowsRead(first), buffers(first), DEEP_PAGE, rowsRead(deep), buffers(deep));
        assertThat(rowsRead(first)).as(first).isBetween(1, 2 * ON_A_PAGE);
        assertThat(rowsRead(deep)).as(deep).isLessThanOrEqualTo((int) (rowsRead(first) * MOST_MORE));
        assertThat(deep).doesNotContain("Seq Scan", "Sort  (");
    }

    private void fill() {
        jdbc.execute("select samtykke.ensure_usage_log_partitions('2026-01-01', '2026-10-31')");
        jdbc.update("""
                insert into samtykke.usage_log (id, recorded, kind, service, action, patient_id, actor_id, client_id,
                    client_name, ground, outcome, request_id)
                select gen_random_uuid(), timestamptz '2026-01-01 00:00Z' + n * interval '300 days' / ?, 'use',
                    'test-results', 'R', 'patient-1', 'patient-1', 'app', 'App', 'own-data', 0, gen_random_uuid()
                from generate_series(1, ?) n""", ROWS, ROWS);
        jdbc.execute("analyze samtykke.usage_log");
    }

    private Cursor endOfPage(int page) {
        return jdbc.query(
                        "select recorded, id from samtykke.usage_log where patient_id = 'patient-1'"
                                + " order by recorded desc, id desc offset ? limit 1",
                        (row, number) -> new Cursor(
                                row.getObject("recorded", Timestamp.class).toInstant(),
                                row.getObject("id", UUID.class)),
                        page * ON_A_PAGE - 1)
                .getFirst();
    }

    /** Of the very statement that a page is read with. */
    private String plan(@Nullable Cursor after) {
        var asked = new ArrayList<QueryInfo>();
        var recorded = ProxyDataSourceBuilder.create(dataSource)
                .afterQuery((execution, queries) -> asked.addAll(queries))
                .build();
        var page = new LogPages(new JdbcTemplate(recorded))
                .page("patient-1", new LogQuery(List.of(), List.of(), false, ON_A_PAGE, after, false));
        assertThat(page).hasSize(ON_A_PAGE + 1);
        var query = asked.getFirst();
        var lines = jdbc.query(
                "explain (analyze, buffers, costs off, timing off) " + query.getQuery(),
                statement -> {
                    for (var argument : query.getParametersList().getFirst()) {
                        ReflectionUtils.invokeMethod(argument.getMethod(), statement, argument.getArgs());
                    }
                },
                (row, number) -> row.getString(1));
        return String.join("\n", lines);
    }

    private static int rowsRead(String plan) {
        return SCAN.matcher(plan)
                .results()
                .mapToInt(scan -> scan.group(3) != null
                        ? Integer.parseInt(scan.group(3))
                        : (int) Double.parseDouble(scan.group(1)) * Integer.parseInt(scan.group(2)))
                .sum();
    }

    /** Of the whole statement, which the first line with buffers tells. */
    private static int buffers(String plan) {
        return BUFFERS.matcher(plan)
                .results()
                .findFirst()
                .map(found -> number(found.group(1)) + number(found.group(2)))
                .orElseThrow();
    }

    private static int number(@Nullable String text) {
        return text == null ? 0 : Integer.parseInt(text);
    }
}
