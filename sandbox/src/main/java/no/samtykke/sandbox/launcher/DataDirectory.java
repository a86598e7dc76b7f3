package no.samtykke.sandbox.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * The one folder everything of a sandbox is kept in. One sandbox at a time holds it; the lock file also marks the
 * folder as ours, so that {@code sandbox.reset} never empties somebody else's.
 */
final class DataDirectory implements AutoCloseable {

    private static final String LOCK = "sandbox.lock";
    private static final String READY = "ready.json";
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(20);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);

    private final Path root;
    private final FileLock lock;

    private DataDirectory(Path root, FileLock lock) {
        this.root = root;
        this.lock = lock;
    }

    static DataDirectory open(Path root) {
        try {
            if (Files.exists(root) && !Files.exists(root.resolve(LOCK)) && !isEmpty(root)) {
                throw new StartRefused(root + " is neither empty nor the data of a sandbox. Choose another folder with"
                        + " -Dsandbox.data=FOLDER.");
            }
            OwnerOnly.directory(root);
            return new DataDirectory(root, lock(root));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for a sandbox that is stopping; one that is ready is not waited for. */
    private static FileLock lock(Path root) throws IOException {
        long latest = System.nanoTime() + TIME_TO_STOP.toNanos();
        var channel = FileChannel.open(root.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        do {
            var lock = tried(channel);
            if (lock.isPresent()) {
                return lock.get();
            }
            LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
        } while (!Files.exists(root.resolve(READY)) && System.nanoTime() < latest);
        channel.close();
        throw new StartRefused("A sandbox already runs with the data in " + root + ". Stop it, or choose another folder"
                + " with -Dsandbox.data=FOLDER and other ports with -Dsandbox.port.NAME=0.");
    }

    private static Optional<FileLock> tried(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException e) {
            // Held by this very process: another sandbox of the same tests.
            return Optional.empty();
        }
    }

    /** Forgets everything but the lock. */
    void reset() {
        try (var children = Files.list(root)) {
            for (Path child : children.filter(path -> !path.endsWith(LOCK)).toList()) {
                delete(child);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Forgets what only a running sandbox may have: its description for tests. */
    void forgetReadiness() {
        try {
            Files.deleteIfExists(ready());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path root() {
        return root;
    }

    Path people() {
        return root.resolve("people.json");
    }

    Path description() {
        return root.resolve("sandbox.json");
    }

    /** There from when everything is ready until it stops; the same content as {@link #description()}. */
    Path ready() {
        return root.resolve(READY);
    }

    Path processes() {
        return root.resolve("processes");
    }

    Path loaded() {
        return root.resolve("loaded");
    }

    Path registerLog() {
        return root.resolve("register-requests.jsonl");
    }

    /** In which a hospital keeps what it knows. */
    Path journal(String hospital) {
        return root.resolve("hospitals").resolve(hospital + ".journal");
    }

    Path postgres() {
        return root.resolve("postgres");
    }

    Path secrets() {
        return root.resolve("secrets");
    }

    Path config(String part) {
        return root.resolve("config").resolve(part);
    }

    Path cache() {
        return root.resolve("cache");
    }

    Path log(String part) {
        return root.resolve("logs").resolve(part + ".log");
    }

    @Override
    public void close() {
        try {
            forgetReadiness();
            Files.deleteIfExists(processes());
            lock.channel().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (var children = Files.list(folder)) {
            return children.findAny().isEmpty();
        }
    }

    private static void delete(Path path) throws IOException {
        List<Path> deepestFirst;
        try (var paths = Files.walk(path)) {
            deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path one : deepestFirst) {
            Files.delete(one);
        }
    }
}
