package no.samtykke.fhirserver.seal;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import no.samtykke.fhirserver.SealKeyFile;
import no.samtykke.fhirserver.seal.Finding.Fault;
import org.junit.jupiter.api.Test;

/** Seals cover every entry once, whatever commits when, and outlive the entries. */
class SealsInTimeIT {

    private final SealedLog log = new SealedLog();

    @Test
    void a_transaction_that_commits_late_is_sealed_when_it_has() {
        log.write(3);
        log.transaction.executeWithoutResult(_ -> {
            log.write(2);
            asAnother(() -> {
                log.write(4);
                log.sealer.seal();
                return null;
            });
            assertThat(asAnother(log::check).entries()).isEqualTo(3);
        });
        log.write(1);
        log.sealer.seal();

        var finding = log.check();
        assertThat(finding.fault()).isEmpty();
        assertThat(finding.entries()).isEqualTo(10);
        assertThat(finding.unsealed()).isZero();
    }

    @Test
    void what_is_rolled_back_is_missed_by_nobody() {
        log.write(2);
        log.transaction.executeWithoutResult(status -> {
            log.write(2);
            status.setRollbackOnly();
        });
        log.sealer.seal();

        assertThat(log.check().fault()).isEmpty();
        assertThat(log.check().entries()).isEqualTo(2);
    }

    @Test
    void nodes_that_seal_while_others_write_make_one_chain() throws Exception {
        try (var nodes = Executors.newFixedThreadPool(4)) {
            var work = IntStream.range(0, 4).<Callable<Void>>mapToObj(node -> () -> {
                for (int i = 0; i < 10; i++) {
                    log.write(5);
                    if (node < 2) {
                        log.sealer.seal();
                    }
                }
                return null;
            });
            for (var done : nodes.invokeAll(work.toList())) {
                done.get();
            }
        }
        log.sealer.seal();

        var finding = log.check();
        assertThat(finding.fault()).isEmpty();
        assertThat(finding.entries()).isEqualTo(200);
        assertThat(finding.seals()).isGreaterThan(1);
    }

    @Test
    void entries_from_before_there_were_seals_are_in_the_first_and_in_no_other() {
        log.write(3);
        log.behindTheServersBack("update samtykke.usage_log set mac = null");
        log.sealer.seal();
        assertThat(log.check().fault()).isEmpty();
        assertThat(log.check().entries()).isEqualTo(3);

        var forged = log.write(1).getFirst();
        log.behindTheServersBack("update samtykke.usage_log set mac = null where id = ?", forged);
        log.sealer.seal();
        assertThat(log.check().fault().flatMap(Fault::entry)).contains(forged);
    }

    @Test
    void entries_that_were_dropped_with_their_time_are_not_missed_and_others_are() {
        log.write(4);
        log.sealer.seal();
        var inSixYears = Clock.offset(SealedLog.CLOCK, Duration.ofDays(6 * 366));
        log.behindTheServersBack("delete from samtykke.usage_log");

        assertThat(log.check().fault()).isPresent();
        assertThat(log.checkBy(inSixYears).check(Instant.MIN, null).fault()).isEmpty();

        log.jdbc.queryForList("select samtykke.forget_usage_log_leaves(now())");
        assertThat(log.checkBy(inSixYears).check(Instant.MIN, null).fault()).isEmpty();
        assertThat(log.check().fault()).isPresent();
    }

    @Test
    void what_another_key_sealed_counts_as_long_as_that_key_is_listed() {
        var first = log.keyFile;
        log.write(2);
        log.sealer.seal();
        JWK old = key(first);
        var both = new SealKeys(SealKeyFile.of(List.of(SealKeyFile.key(), old)), "fhir.test/usage-log");
        var another = new SealKeys(SealKeyFile.fresh(), "fhir.test/usage-log");

        assertThat(log.checkBy(SealedLog.CLOCK, both).check(Instant.MIN, null).fault())
                .isEmpty();
        assertThat(log.checkBy(SealedLog.CLOCK, another)
                        .check(Instant.MIN, null)
                        .fault())
                .isPresent();
    }

    @Test
    void what_was_sealed_before_is_not_read_again() {
        log.jdbc.execute("select samtykke.ensure_usage_log_partitions('2026-01-01', '2026-05-31')");
        log.jdbc.execute("""
                insert into samtykke.usage_log (id, recorded, kind, service, action, patient_id, outcome, request_id)
                select gen_random_uuid(), timestamptz '2026-01-01 00:00Z' + n * interval '4 minutes', 'use',
                    'test-results', 'R', 'patient-' || n % 50, 0, gen_random_uuid()
                from generate_series(1, 50000) n""");
        log.sealer.seal();
        log.write(10);
        log.jdbc.execute("vacuum analyze samtykke.usage_log");

        long fromTx = log.seals.last().orElseThrow().toTx();
        String plan = String.join(
                "\n",
                log.jdbc.queryForList(
                        "explain (analyze, costs off, timing off) select " + EntryText.COLUMNS
                                + " from samtykke.usage_log where tx >= ? and tx < ? order by tx, recorded, id",
                        String.class,
                        fromTx,
                        log.rows.settledTx()));

        assertThat(plan).contains("Bitmap Index Scan").doesNotContain("Seq Scan on usage_log_2026_03");
        assertThat(plan.lines()
                        .filter(line -> line.contains("Heap Scan") || line.contains("Seq Scan"))
                        .mapToInt(line -> Integer.parseInt(line.replaceFirst(".*actual rows=([0-9]+).*", "$1")
                                .replaceFirst(".*never executed.*", "0")))
                        .sum())
                .isEqualTo(10);
    }

    private static JWK key(Path file) {
        try {
            return JWKSet.load(file.toFile()).getKeys().getFirst();
        } catch (IOException | ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T asAnother(Callable<T> work) {
        try (var another = Executors.newSingleThreadExecutor()) {
            return another.submit(work).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
