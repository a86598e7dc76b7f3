package no.samtykke.fhirserver.representation;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import no.samtykke.fhirserver.nationalid.NationalId;
import org.springframework.stereotype.Component;

/** Asks the population register about many people at once, as many as it can well answer at a time. */
@Component
public class ManyPeople {

    private static final int AT_A_TIME = 16;

    private final PopulationRegister register;

    public ManyPeople(PopulationRegister register) {
        this.register = register;
    }

    /**
     * The people by the numbers asked for; whom the register does not know is not among them.
     *
     * @throws RegisterUnavailable when it did not answer about one of them: part of an answer is none
     */
    public Map<NationalId, RegisteredPerson> find(Collection<NationalId> numbers) throws RegisterUnavailable {
        var turns = new Semaphore(AT_A_TIME);
        var asked = new LinkedHashMap<NationalId, Future<Optional<RegisteredPerson>>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (NationalId number : numbers) {
                asked.computeIfAbsent(number, one -> threads.submit(() -> ask(one, turns)));
            }
        }
        var found = new HashMap<NationalId, RegisteredPerson>();
        for (var answer : asked.entrySet()) {
            answered(answer.getValue()).ifPresent(person -> found.put(answer.getKey(), person));
        }
        return found;
    }

    private Optional<RegisteredPerson> ask(NationalId number, Semaphore turns)
            throws RegisterUnavailable, InterruptedException {
        turns.acquire();
        try {
            return register.find(number);
        } finally {
            turns.release();
        }
    }

    private static Optional<RegisteredPerson> answered(Future<Optional<RegisteredPerson>> answer)
            throws RegisterUnavailable {
        try {
            return answer.get();
        } catch (ExecutionException failed) {
            throw new RegisterUnavailable("one of many questions was not answered", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new RegisterUnavailable("interrupted", stopped);
        }
    }
}
