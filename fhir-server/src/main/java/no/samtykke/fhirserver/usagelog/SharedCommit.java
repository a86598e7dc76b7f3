package no.samtykke.fhirserver.usagelog;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.NonTransientDataAccessResourceException;

/**
 * Lets what many requests log at the same time share one statement and one commit. Each waits until its own entries are
 * committed; whoever comes first writes for those who wait meanwhile. With one request at a time nobody waits.
 */
final class SharedCommit {

    private static final class Share {

        private final List<UsageEntry> entries;
        private boolean tried;
        private boolean written;
        private @Nullable RuntimeException failure;

        Share(List<UsageEntry> entries) {
            this.entries = entries;
        }
    }

    private final Consumer<List<UsageEntry>> insert;
    private final Queue<Share> waiting = new ConcurrentLinkedQueue<>();

    /** Held by the one who writes; what shares hold is read and changed under it only. */
    private final ReentrantLock turn = new ReentrantLock();

    /** @param insert writes all of them or none, and has committed when it returns */
    SharedCommit(Consumer<List<UsageEntry>> insert) {
        this.insert = insert;
    }

    /** @throws RuntimeException that of {@code insert}, when these entries could not be written */
    void write(List<UsageEntry> entries) {
        var share = new Share(entries);
        waiting.add(share);
        turn.lock();
        try {
            if (!share.tried) {
                writeAllThatWait();
            }
            if (share.failure != null) {
                throw share.failure;
            }
            if (!share.written) {
                throw new IllegalStateException("Entries were neither written nor refused");
            }
        } finally {
            turn.unlock();
        }
    }

    /** How many requests wait at this moment for the one that writes. */
    int waiting() {
        return waiting.size();
    }

    private void writeAllThatWait() {
        var shares = new ArrayList<Share>();
        for (var next = waiting.poll(); next != null; next = waiting.poll()) {
            next.tried = true;
            shares.add(next);
        }
        var failure = failureOf(
                shares.stream().flatMap(share -> share.entries.stream()).toList());
        // One entry that the database does not take is no reason to refuse the others; a database that is away is.
        boolean oneByOne =
                failure != null && shares.size() > 1 && !(failure instanceof NonTransientDataAccessResourceException);
        for (var share : shares) {
            share.failure = oneByOne ? failureOf(share.entries) : failure;
            share.written = share.failure == null;
        }
    }

    private @Nullable RuntimeException failureOf(List<UsageEntry> entries) {
        try {
            insert.accept(entries);
            return null;
        } catch (RuntimeException e) {
            return e;
        }
    }
}
