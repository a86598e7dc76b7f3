package no.samtykke.e2e.journeys;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import no.samtykke.e2e.app.Fhir;

/**
 * Many clients that ask the same of several nodes, without a pause: one half from before a change, the other from its
 * answer on.
 */
record Crowd(List<Fhir> nodes, String path) {

    static final int CLIENTS = 50;
    static final int EARLY = CLIENTS / 2;

    /** How many requests are begun after the change; the system property {@code e2e.effect.requests} asks for more. */
    static final int REQUESTS = Integer.getInteger("e2e.effect.requests", 2_500);

    /** The statuses of requests that had ended before the change, and of those that began after its answer. */
    record Seen(Collection<Integer> before, Collection<Integer> after) {}

    Seen ask(Runnable change) {
        var before = new ConcurrentLinkedQueue<Integer>();
        var after = new ConcurrentLinkedQueue<Integer>();
        var begun = new CountDownLatch(EARLY);
        var answered = new CountDownLatch(1);
        var changing = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var clients = IntStream.range(0, CLIENTS)
                    .mapToObj(i -> threads.submit(() -> {
                        var node = nodes.get(i % nodes.size());
                        if (i < EARLY) {
                            askUntil(node, begun, changing, answered, before);
                        }
                        answered.await();
                        for (int request = 0; request < REQUESTS / CLIENTS; request++) {
                            after.add(node.get(path).status());
                        }
                        return null;
                    }))
                    .toList();
            begun.await();
            changing.countDown();
            boolean happened = false;
            try {
                change.run();
                happened = true;
            } finally {
                if (!happened) {
                    threads.shutdownNow();
                }
                answered.countDown();
            }
            clients.forEach(Crowd::finish);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new Seen(before, after);
    }

    /** What ends while the change is being made may have been let in or not. */
    private void askUntil(
            Fhir node,
            CountDownLatch begun,
            CountDownLatch changing,
            CountDownLatch answered,
            Collection<Integer> before) {
        boolean first = true;
        while (answered.getCount() > 0) {
            int status = node.get(path).status();
            if (changing.getCount() > 0) {
                before.add(status);
            }
            if (first) {
                begun.countDown();
                first = false;
            }
        }
    }

    private static void finish(Future<?> client) {
        try {
            client.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a client could not ask", e);
        }
    }
}
