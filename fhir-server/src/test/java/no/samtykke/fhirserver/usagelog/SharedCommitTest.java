package no.samtykke.fhirserver.usagelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import no.samtykke.fhirserver.usagelog.UsageEntry.By;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;

/** Entries of many requests in one commit: each waits for its own, and is told of its own failure. */
class SharedCommitTest {

    private static final int OTHERS = 9;

    private final List<List<UsageEntry>> written = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch firstIsWriting = new CountDownLatch(1);
    private final CountDownLatch firstMayGoOn = new CountDownLatch(1);
    private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void end() {
        requests.shutdownNow();
    }

    @Test
    void those_who_come_while_one_is_writing_share_the_next_commit() throws Exception {
        var all = firstAndOthers(new SharedCommit(afterTheFirst(entries -> {})), entry());

        for (var one : all) {
            one.get();
        }
        assertThat(written).extracting(List::size).containsExactly(1, OTHERS);
    }

    @Test
    void one_that_the_database_does_not_take_fails_alone() throws Exception {
        var bad = entry();
        var all = firstAndOthers(
                new SharedCommit(afterTheFirst(entries -> {
                    if (entries.contains(bad)) {
                        throw new DataIntegrityViolationException("bad");
                    }
                })),
                bad);

        for (var one : all.subList(0, OTHERS)) {
            one.get();
        }
        assertThatThrownBy(all.getLast()::get).hasCauseInstanceOf(DataIntegrityViolationException.class);
        assertThat(written).hasSize(OTHERS).allMatch(entries -> entries.size() == 1);
    }

    @Test
    void when_the_database_is_away_all_who_wait_are_told_at_once() throws Exception {
        var tries = new AtomicInteger();
        var all = firstAndOthers(
                new SharedCommit(afterTheFirst(entries -> {
                    if (tries.incrementAndGet() > 1) {
                        throw new DataAccessResourceFailureException("away");
                    }
                })),
                entry());

        all.getFirst().get();
        for (var one : all.subList(1, all.size())) {
            assertThatThrownBy(one::get).hasCauseInstanceOf(DataAccessResourceFailureException.class);
        }
        assertThat(tries).hasValue(2);
    }

    @Test
    void a_fault_of_any_kind_is_a_failure() {
        var log = new SharedCommit(entries -> {
            throw new IllegalStateException("fault");
        });

        assertThatThrownBy(() -> log.write(List.of(entry()))).hasMessage("fault");
    }

    /** One that writes, and nine that wait for it, the last of them with a given entry; then it may go on. */
    private List<Future<?>> firstAndOthers(SharedCommit log, UsageEntry last) throws InterruptedException {
        var all = new ArrayList<Future<?>>();
        all.add(requests.submit(() -> log.write(List.of(entry()))));
        firstIsWriting.await();
        for (int i = 1; i < OTHERS; i++) {
            all.add(requests.submit(() -> log.write(List.of(entry()))));
        }
        all.add(requests.submit(() -> log.write(List.of(last))));
        while (log.waiting() < OTHERS) {
            Thread.onSpinWait();
        }
        firstMayGoOn.countDown();
        return all;
    }

    private Consumer<List<UsageEntry>> afterTheFirst(Consumer<List<UsageEntry>> insert) {
        return entries -> {
            insert.accept(entries);
            if (firstIsWriting.getCount() > 0) {
                firstIsWriting.countDown();
                await(firstMayGoOn);
            }
            written.add(entries);
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static UsageEntry entry() {
        return UsageEntry.login(Instant.EPOCH, UUID.randomUUID(), By.stranger(null));
    }
}
