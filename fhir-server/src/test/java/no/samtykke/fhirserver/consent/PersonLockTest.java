package no.samtykke.fhirserver.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import no.samtykke.fhirserver.EmbeddedDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One change of a person's decisions at a time, and no waiting for another person's. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class PersonLockTest {

    private final DataSource database = EmbeddedDatabase.migrated().dataSource();
    private final PersonLock lock = new PersonLock(JdbcClient.create(database));
    private final TransactionTemplate transactions =
            new TransactionTemplate(new DataSourceTransactionManager(database));

    @Test
    void a_second_change_waits_until_the_first_is_done() throws Exception {
        var first = new CompletableFuture<Void>();
        var held = new CompletableFuture<Void>();
        var holder = CompletableFuture.runAsync(() -> transactions.executeWithoutResult(_ -> {
            lock.hold("kari");
            held.complete(null);
            first.join();
        }));
        held.get();

        var second = CompletableFuture.runAsync(() -> change("kari"));
        assertThat(isDoneSoon(second)).isFalse();
        change("ola");

        first.complete(null);
        holder.get();
        second.get();
    }

    private void change(String patient) {
        transactions.executeWithoutResult(_ -> lock.hold(patient));
    }

    private static boolean isDoneSoon(CompletableFuture<Void> change) throws InterruptedException, ExecutionException {
        try {
            change.get(500, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException stillWaiting) {
            return false;
        }
    }
}
