package no.samtykke.fhirserver.sources;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import no.samtykke.fhirserver.sources.SourceSilent.Why;

/**
 * A limit on the whole of some work, whatever it waits for. Time-outs of sockets limit each read only: a source that
 * sends a byte now and then would never be late.
 */
final class TimeLimit {

    @FunctionalInterface
    interface Work<T> {
        T done() throws SourceSilent;
    }

    private TimeLimit() {}

    /**
     * The work goes on in a thread of its own, which is interrupted at the limit: that closes the socket it waits for.
     *
     * @param tooLate takes a result that came after the limit all the same
     */
    static <T> T within(Duration limit, Work<T> work, Consumer<T> tooLate) throws SourceSilent {
        var promise = new CompletableFuture<T>();
        var worker = Thread.ofVirtual().start(() -> fulfil(promise, work, tooLate));
        try {
            return promise.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            return end(promise, worker);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return end(promise, worker);
        } catch (ExecutionException failed) {
            throw silence(failed);
        }
    }

    private static <T> void fulfil(CompletableFuture<T> promise, Work<T> work, Consumer<T> tooLate) {
        try {
            T result = work.done();
            if (!promise.complete(result)) {
                tooLate.accept(result);
            }
        } catch (SourceSilent | RuntimeException | Error failed) {
            promise.completeExceptionally(failed);
        }
    }

    /** What came in the very last moment counts. */
    private static <T> T end(CompletableFuture<T> promise, Thread worker) throws SourceSilent {
        if (promise.completeExceptionally(new SourceSilent(Why.TIMED_OUT))) {
            worker.interrupt();
        }
        return switch (promise.state()) {
            case SUCCESS -> promise.resultNow();
            default -> throw silence(new ExecutionException(promise.exceptionNow()));
        };
    }

    private static SourceSilent silence(ExecutionException failed) {
        return switch (failed.getCause()) {
            case SourceSilent silent -> silent;
            case Error fault -> throw fault;
            case null, default -> throw new IllegalStateException(failed.getCause());
        };
    }
}
