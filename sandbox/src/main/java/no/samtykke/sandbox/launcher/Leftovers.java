package no.samtykke.sandbox.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * What a launcher that was killed could not stop. Each start notes its processes; the next one ends those that still
 * run.
 *
 * <p>A process is known again by its id and its start, so that no other that got the same id is met.
 */
record Leftovers(Path file) {

    private static final long SECONDS_TO_STOP = 15;

    void note(List<ProcessHandle> processes) {
        OwnerOnly.write(file, processes.stream().map(Leftovers::line).collect(Collectors.joining("\n")));
    }

    void end() {
        if (!Files.exists(file)) {
            return;
        }
        try {
            var alive = Files.readAllLines(file).stream()
                    .map(Leftovers::find)
                    .flatMap(Optional::stream)
                    .toList();
            alive.forEach(ProcessHandle::destroy);
            alive.forEach(Leftovers::awaitEnd);
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(ProcessHandle process) {
        return process.pid() + " " + start(process);
    }

    private static Optional<ProcessHandle> find(String line) {
        String[] parts = line.split(" ");
        return ProcessHandle.of(Long.parseLong(parts[0])).filter(process -> Long.parseLong(parts[1]) == start(process));
    }

    private static long start(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    private static void awaitEnd(ProcessHandle process) {
        process.onExit()
                .completeOnTimeout(process, SECONDS_TO_STOP, TimeUnit.SECONDS)
                .thenCompose(handle -> {
                    handle.destroyForcibly();
                    return CompletableFuture.completedFuture(handle);
                })
                .join();
    }
}
