package no.samtykke.fhirserver.seal;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import no.samtykke.fhirserver.EmbeddedDatabase;
import no.samtykke.fhirserver.SealKeyFile;
import no.samtykke.fhirserver.usagelog.Entries;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A log with its seals in a database of its own, and somebody who may do everything there. */
final class SealedLog {

    static final Clock CLOCK = Clock.systemUTC();

    final DataSource dataSource = EmbeddedDatabase.migrated().dataSource();
    final JdbcTemplate jdbc = new JdbcTemplate(dataSource);
    final Path keyFile;
    final SealKeys keys;
    final Entries entries;
    final TransactionTemplate transaction;
    final SealStore seals = new SealStore(dataSource);
    final LogRows rows = new LogRows(dataSource);
    final Sealer sealer;
    final LogCheck check;
    final UsageProof proofs = new UsageProof(seals, rows);

    SealedLog() {
        this(SealKeyFile.fresh());
    }

    SealedLog(Path keyFile) {
        this.keyFile = keyFile;
        this.keys = new SealKeys(keyFile, "fhir.test/usage-log");
        this.entries = new Entries(jdbc, keys);
        var transactions = new DataSourceTransactionManager(dataSource);
        this.transaction = new TransactionTemplate(transactions);
        this.sealer = new Sealer(seals, rows, keys, CLOCK, transactions);
        this.check = checkBy(CLOCK);
    }

    LogCheck checkBy(Clock clock) {
        return checkBy(clock, keys);
    }

    LogCheck checkBy(Clock clock, SealKeys byKeys) {
        return new LogCheck(
                seals,
                rows,
                byKeys,
                new SealCheck(seals, rows, new LogRetention(Period.ofYears(5), clock)),
                Entries.detailsCheck(dataSource, clock),
                new DataSourceTransactionManager(dataSource));
    }

    Finding check() {
        return check.check(Instant.MIN, null);
    }

    /** Writes so many entries of several people, each in a transaction of its own. */
    List<UUID> write(int count) {
        var written = new ArrayList<UUID>();
        var start = CLOCK.instant().truncatedTo(ChronoUnit.SECONDS);
        for (int i = 0; i < count; i++) {
            written.add(entries.write("patient-" + i % 7, start.plusMillis(i)));
        }
        return written;
    }

    /** What one does who has the database and no respect for triggers. */
    int behindTheServersBack(String sql, Object... arguments) {
        Integer changed = transaction.execute(_ -> {
            jdbc.execute("set local session_replication_role = replica");
            return jdbc.update(sql, arguments);
        });
        return changed == null ? 0 : changed;
    }

    static <T> T anyOf(List<T> values, RandomGenerator random) {
        return values.get(random.nextInt(values.size()));
    }
}
