package no.samtykke.sandbox.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The processes that run, watched as long as they do.
 *
 * <p>The first that ends without being asked to becomes the {@link #failure}. A moment is given before that is said: at
 * a Ctrl-C the terminal tells every process at once, and a child may be faster than we are.
 */
final class Processes implements AutoCloseable {

    private static final Duration MOMENT = Duration.ofMillis(700);
    private static final Duration BETWEEN_PROBES = Duration.ofMillis(150);
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(15);

    private final Terminal terminal;
    private final Duration timeToStart;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final List<Process> running = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> failure = new CompletableFuture<>();
    private final AtomicInteger ready = new AtomicInteger();
    private volatile boolean stopping;

    Processes(Terminal terminal, Duration timeToStart) {
        this.terminal = terminal;
        this.timeToStart = timeToStart;
    }

    void start(Part part) {
        try {
            Files.createDirectories(part.log().getParent());
            var process = new ProcessBuilder(part.command())
                    .redirectErrorStream(true)
                    .redirectOutput(part.log().toFile())
                    .start();
            running.add(process);
            process.onExit()
                    .thenAcceptAsync(
                            ended -> ended(part, ended),
                            CompletableFuture.delayedExecutor(MOMENT.toMillis(), TimeUnit.MILLISECONDS));
        } catch (IOException e) {
            throw new UncheckedIOException(part.name() + " cannot be started", e);
        }
    }

    /** Watches a process that somebody else started. */
    void watch(ProcessHandle process, Runnable ended) {
        process.onExit()
                .thenAcceptAsync(
                        gone -> ended.run(),
                        CompletableFuture.delayedExecutor(MOMENT.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** Fails everything, unless it is being stopped anyway. */
    void fail(RuntimeException why) {
        if (!stopping) {
            failure.completeExceptionally(why);
        }
    }

    private void ended(Part part, Process process) {
        fail(new PartFailed(part.name(), "stopped with exit code " + process.exitValue(), part.log()));
    }

    /** Blocks until every part answers, or throws why nothing comes of one. */
    void awaitReady(List<Part> parts) {
        parts.forEach(part -> Thread.ofVirtual().start(() -> tell(part)));
        while (ready.get() < parts.size()) {
            awaitFailure(BETWEEN_PROBES);
        }
    }

    private void tell(Part part) {
        try {
            awaitReady(part);
            terminal.step(part.name() + " is ready");
            ready.incrementAndGet();
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    private void awaitReady(Part part) {
        long latest = System.nanoTime() + timeToStart.toNanos();
        while (!answers(part)) {
            if (System.nanoTime() > latest) {
                throw new PartFailed(part.name(), "did not get ready in " + timeToStart.toSeconds() + " s", part.log());
            }
            awaitFailure(BETWEEN_PROBES);
        }
    }

    private boolean answers(Part part) {
        try {
            var request = HttpRequest.newBuilder(part.ready())
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new CompletionException(e);
        }
    }

    private void awaitFailure(Duration atMost) {
        try {
            failure.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return;
        } catch (ExecutionException e) {
            throw (RuntimeException) e.getCause();
        } catch (InterruptedException e) {
            throw new CompletionException(e);
        }
    }

    /** Blocks as long as everything runs; then throws why it does not. */
    void awaitFailure() {
        try {
            failure.join();
        } catch (CompletionException e) {
            throw (RuntimeException) e.getCause();
        }
    }

    List<ProcessHandle> handles() {
        return running.stream().map(Process::toHandle).toList();
    }

    /** Asks all of them to stop at once, and ends by force what has not after fifteen seconds. */
    @Override
    public void close() {
        stopping = true;
        running.forEach(Process::destroy);
        var all = CompletableFuture.allOf(running.stream().map(Process::onExit).toArray(CompletableFuture[]::new));
        try {
            all.get(TIME_TO_STOP.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException | InterruptedException e) {
            running.forEach(Process::destroyForcibly);
        }
    }
}
