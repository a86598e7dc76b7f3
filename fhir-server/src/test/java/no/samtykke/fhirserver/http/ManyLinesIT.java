package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import no.samtykke.fhirserver.nationalid.NationalId;
import no.samtykke.fhirserver.nationalid.SyntheticNumbers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A file of many people costs the same few SQL statements for each thousand of them, however long it is. In full, with
 * its figures in docs/bars.md: {@code -Dsamtykke.export-size=100000}.
 */
class ManyLinesIT {

    private static final RunningServer SERVER = RunningServer.ONE;
    private static final int SIZE = Integer.getInteger("samtykke.export-size", 2_500);
    private static final int PAGE = 1_000;
    private static final String PREFIX = "many-lines-";
    private static final LocalDate FIRST_BIRTHDAY = LocalDate.parse("1921-01-01");

    private final JdbcTemplate database = SERVER.bean(JdbcTemplate.class);

    @BeforeEach
    void many_people_take_part() {
        var numbers = IntStream.range(0, SIZE)
                .boxed()
                .mapMulti((Integer day, Consumer<NationalId> all) ->
                        SyntheticNumbers.allBornOn(FIRST_BIRTHDAY.plusDays(day)).forEach(all))
                .limit(SIZE)
                .toList();
        for (int from = 0; from < SIZE; from += PAGE) {
            var some = numbers.subList(from, Math.min(SIZE, from + PAGE));
            Object values = some.stream().map(NationalId::value).toArray(String[]::new);
            database.update("""
                    insert into samtykke.patient_identity (system, value, patient_id, in_use)
                    select ?, value, ? || (? + n), true from unnest(?::text[]) with ordinality one (value, n)
                    on conflict do nothing""", NationalId.FODSELSNUMMER, PREFIX, from, values);
        }
        database.update("""
                insert into samtykke.consent_fact
                (consent_id, patient_id, category, permits, readable, policy, organization, decided_at)
                select patient_id || '-1', patient_id, 'research-consent', true, true, 'https://study.example/many',
                       '974761467', now()
                  from samtykke.patient_identity where patient_id like ?""", PREFIX + "%");
    }

    @AfterEach
    void none_of_them_is_here() {
        database.update("delete from samtykke.bulk_export");
        database.update("delete from samtykke.consent_fact where patient_id like ?", PREFIX + "%");
        database.update("delete from samtykke.patient_identity where patient_id like ?", PREFIX + "%");
    }

    @Test
    void cost_few_statements_for_a_thousand() {
        long begun = System.nanoTime();
        var job = ExportJob.of("/Group/research-consent-974761467/$export?_type=Consent")
                .prepared();
        long prepared = System.nanoTime();
        // All in one file.
        database.update("update samtykke.bulk_export_line set file = 1");
        String address = job.addresses("output", "Consent").getFirst();
        var lines = new AtomicLong();

        var statements = CountedStatements.during(() -> lines.set(fetched(job, address)));
        double seconds = (System.nanoTime() - prepared) / 1e9;

        assertThat(lines.get()).isGreaterThanOrEqualTo(SIZE);
        long pages = lines.get() / PAGE + 1;
        assertThat(statements.stream().filter(sql -> sql.contains("bulk_export_line l")))
                .hasSize((int) pages);
        assertThat(statements.size()).isLessThanOrEqualTo((int) (3 * pages + 6));
        System.out.printf(
                "%d lines: prepared in %.1f s, fetched in %.1f s (%.0f lines a second), %d statements, heap %d MB%n",
                lines.get(),
                (prepared - begun) / 1e9,
                seconds,
                lines.get() / seconds,
                statements.size(),
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20);
    }

    private static long fetched(ExportJob job, String address) {
        var request = HttpRequest.newBuilder(URI.create(address))
                .header("Authorization", "Bearer " + job.token())
                .build();
        try (var http = HttpClient.newHttpClient();
                var lines = http.send(request, BodyHandlers.ofLines()).body()) {
            return lines.filter(line -> line.contains("samtykke-consent-told")).count();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
