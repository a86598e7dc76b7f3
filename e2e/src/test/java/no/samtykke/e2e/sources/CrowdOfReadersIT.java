package no.samtykke.e2e.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import no.samtykke.e2e.app.Documents;
import no.samtykke.e2e.canary.Heap;
import no.samtykke.e2e.journeys.LogIn;
import no.samtykke.e2e.stack.Stack;
import no.samtykke.e2e.stack.WithStack;
import org.junit.jupiter.api.Test;

/** Many list and open at once: nobody sees an error, nobody sees another's, and nothing piles up. */
@WithStack
class CrowdOfReadersIT {

    /** Of different people as many as there are grown-ups in the cast who can log in; each at several screens. */
    private static final List<String> PEOPLE = List.of(
            "kari",
            "per",
            "mona",
            "jens",
            "anders",
            "frida",
            "gro",
            "tor",
            "astrid",
            "buster",
            "clemente",
            "dannie",
            "edward",
            "liz",
            "michael",
            "ned",
            "stanley",
            "guro",
            "geir",
            "even");

    private static final int READERS = 200;
    private static final long HEAP_MAY_GROW = 64L << 20;

    @Test
    void two_hundred_at_once_each_get_their_own(Stack stack) {
        var readers = PEOPLE.stream().map(person -> Reader.of(stack, person)).toList();
        var heap = new Heap(stack.process("fhir-server"));
        atOnce(readers, PEOPLE.size());
        var before = heap.bytesInUse();

        var faults = atOnce(readers, READERS);

        assertThat(faults).isEmpty();
        assertThat(heap.bytesInUse() - before).as("growth of the heap in bytes").isLessThan(HEAP_MAY_GROW);
    }

    private static List<String> atOnce(List<Reader> readers, int number) {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var reading = IntStream.range(0, number)
                    .mapToObj(i -> threads.submit(() -> {
                        start.await();
                        return readers.get(i % readers.size()).listAndOpen();
                    }))
                    .toList();
            start.countDown();
            return reading.stream().flatMap(one -> faults(one).stream()).toList();
        }
    }

    private static List<String> faults(Future<List<String>> reader) {
        try {
            return reader.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            return List.of(String.valueOf(e.getCause()));
        }
    }

    private record Reader(String name, List<String> others, Documents documents) {

        static Reader of(Stack stack, String person) {
            var login = LogIn.of(stack, person);
            var tokens = login.tokens();
            var others = PEOPLE.stream()
                    .filter(other -> !other.equals(person))
                    .map(other -> stack.person(other).name())
                    .toList();
            return new Reader(
                    stack.person(person).name(),
                    others,
                    new Documents(login.app().fhir(tokens), tokens));
        }

        /** What was wrong. */
        List<String> listAndOpen() {
            var faults = new ArrayList<String>();
            var reply = documents.search();
            check("a list", reply.status(), reply.body(), faults);
            var texts = documents.list().stream()
                    .filter(document -> document.contentType().startsWith("text/plain"))
                    .limit(2)
                    .toList();
            if (texts.isEmpty()) {
                faults.add(name + " has no document");
            }
            for (var document : texts) {
                try (var opened = documents.open(document)) {
                    var content = new String(opened.bytes(), StandardCharsets.UTF_8);
                    check("a document", opened.status(), content, faults);
                    if (!content.contains(name)) {
                        faults.add(name + " got a document without her name");
                    }
                }
            }
            return faults;
        }

        private void check(String what, int status, String body, List<String> faults) {
            if (status != 200) {
                faults.add(name + " got " + status + " for " + what);
            }
            others.stream().filter(body::contains).forEach(other -> faults.add(name + " got " + what + " of " + other));
        }
    }
}
