package no.samtykke.fhirserver.push;

import jakarta.annotation.PreDestroy;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import no.samtykke.fhirserver.changefeed.SettingsChanged;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Looks for what is due: right after a change is committed on this node, and every now and then, which finds what other
 * nodes left and what is to be tried again. One receiver that is slow holds up no other.
 */
@Component
class PushRounds {

    private static final Logger LOG = LoggerFactory.getLogger(PushRounds.class);

    private final Leases leases;
    private final PushTransactions transactions;
    private final PushDelivery delivery;
    private final PushKey key;
    private final PushProperties properties;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService wake =
            Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
    private final AtomicBoolean woken = new AtomicBoolean();

    PushRounds(
            Leases leases,
            PushTransactions transactions,
            PushDelivery delivery,
            PushKey key,
            PushProperties properties) {
        this.leases = leases;
        this.transactions = transactions;
        this.delivery = delivery;
        this.key = key;
        this.properties = properties;
    }

    @Scheduled(fixedDelayString = "${samtykke.push.every:2s}", initialDelayString = "${samtykke.push.every:2s}")
    void round() {
        begin();
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(SettingsChanged event) {
        if (key.isThere() && woken.compareAndSet(false, true)) {
            wake.schedule(this::wake, properties.after().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void wake() {
        woken.set(false);
        begin();
    }

    /** One thread for each subscription; those that another node has, or another thread, end at once. */
    List<Future<?>> begin() {
        if (!key.isThere()) {
            return List.of();
        }
        try {
            return transactions.in(leases::due).stream()
                    .<Future<?>>map(subscription -> threads.submit(() -> delivery.deliver(subscription)))
                    .toList();
        } catch (RuntimeException fault) {
            LOG.error("Nobody could be told of settings", fault);
            return List.of();
        }
    }

    /** What is on its way at that moment is not broken off. */
    @PreDestroy
    void end() throws InterruptedException {
        delivery.end();
        wake.shutdownNow();
        threads.shutdown();
        if (!threads.awaitTermination(2 * properties.timeout().toSeconds(), TimeUnit.SECONDS)) {
            threads.shutdownNow();
        }
    }
}
