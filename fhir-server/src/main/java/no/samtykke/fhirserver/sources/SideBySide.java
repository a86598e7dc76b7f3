package no.samtykke.fhirserver.sources;

import jakarta.annotation.PreDestroy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import no.samtykke.fhirserver.sources.Asking.Gathered;
import no.samtykke.fhirserver.sources.SourceSilent.Why;
import org.springframework.stereotype.Component;

/** Puts one question to several sources at once. The slowest holds back the others until the deadline, no longer. */
@Component
class SideBySide {

    private final long deadlineMillis;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    SideBySide(SourcesProperties properties) {
        this.deadlineMillis = properties.deadline().toMillis();
    }

    /** One answer for each, in the order of the sources. */
    List<Gathered> ask(Question question, List<Source> sources) {
        try {
            var asked = threads.invokeAll(
                    sources.stream().map(question::to).toList(), deadlineMillis, TimeUnit.MILLISECONDS);
            var answers = new ArrayList<Gathered>();
            for (int i = 0; i < sources.size(); i++) {
                answers.add(answerOf(sources.get(i), asked.get(i)));
            }
            return answers;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return sources.stream()
                    .map(source -> Question.silent(source, Why.TIMED_OUT))
                    .toList();
        }
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
    }

    private static Gathered answerOf(Source source, Future<Gathered> asked) throws InterruptedException {
        try {
            return asked.get();
        } catch (CancellationException _) {
            return Question.silent(source, Why.TIMED_OUT);
        } catch (ExecutionException fault) {
            throw new IllegalStateException(fault.getCause());
        }
    }
}
