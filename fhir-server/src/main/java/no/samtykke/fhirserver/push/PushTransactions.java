package no.samtykke.fhirserver.push;

import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Short transactions, two at a time: however many are told at once, requests find connections to the database. */
@Component
class PushTransactions {

    private static final int AT_A_TIME = 2;

    private final TransactionTemplate own;
    private final Semaphore turns = new Semaphore(AT_A_TIME, true);

    PushTransactions(PlatformTransactionManager transactions) {
        this.own = new TransactionTemplate(transactions);
    }

    <T> T in(Supplier<T> work) {
        turns.acquireUninterruptibly();
        try {
            return Objects.requireNonNull(own.execute(_ -> work.get()));
        } finally {
            turns.release();
        }
    }

    void run(Runnable work) {
        in(() -> {
            work.run();
            return true;
        });
    }
}
