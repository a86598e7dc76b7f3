package no.samtykke.authserver.logout;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import no.samtykke.authserver.session.SessionEnded;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Carries the notices out, each on its own, so that a receiver that is slow or gone holds up nobody. No connection to
 * the database is held while a receiver thinks.
 */
@Component
public class LogoutDelivery implements DisposableBean {

    /** ID-porten and the person wait no longer than this for the fhir-server; it is told all the same. */
    private static final long MILLIS_TO_WAIT = 1500;

    private final LogoutOutbox outbox;
    private final LogoutNotice notice;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    LogoutDelivery(LogoutOutbox outbox, LogoutNotice notice) {
        this.outbox = outbox;
        this.notice = notice;
    }

    @TransactionalEventListener
    void deliverAtOnce(SessionEnded ended) {
        var deliveries = start(outbox.openOf(ended.sid()));
        await(deliveries.fhirServer());
    }

    /** Tries every notice whose time has come, on whichever node asks first. */
    @Scheduled(fixedDelayString = "2s")
    public void deliverWhatIsDue() {
        start(outbox.due()).all().join();
    }

    /** Whether the fhir-server has confirmed that this session is over. */
    boolean isConfirmed(UUID sid) {
        return outbox.openOf(sid).stream().noneMatch(Receiver::isFhirServer);
    }

    private Deliveries start(List<Receiver> receivers) {
        var all = receivers.stream().map(this::start).toList();
        var fhirServer = all.stream().filter(Delivery::isToFhirServer).map(Delivery::end);
        return new Deliveries(together(all.stream().map(Delivery::end)), together(fhirServer));
    }

    private record Delivery(boolean isToFhirServer, CompletableFuture<Void> end) {}

    private record Deliveries(CompletableFuture<Void> all, CompletableFuture<Void> fhirServer) {}

    private Delivery start(Receiver receiver) {
        return new Delivery(receiver.isFhirServer(), CompletableFuture.runAsync(() -> deliver(receiver), threads));
    }

    private static CompletableFuture<Void> together(Stream<CompletableFuture<Void>> ends) {
        return CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new));
    }

    private static void await(CompletableFuture<Void> end) {
        end.completeOnTimeout(null, MILLIS_TO_WAIT, TimeUnit.MILLISECONDS)
                .exceptionally(unused -> null)
                .join();
    }

    private void deliver(Receiver receiver) {
        if (!outbox.claim(receiver)) {
            return;
        }
        if (notice.deliver(receiver)) {
            outbox.delivered(receiver);
        } else {
            outbox.failed(receiver);
        }
    }

    @Override
    public void destroy() {
        threads.shutdown();
    }
}
