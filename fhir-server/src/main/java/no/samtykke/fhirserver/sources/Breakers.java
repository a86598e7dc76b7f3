package no.samtykke.fhirserver.sources;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import no.samtykke.fhirserver.sources.SourceSilent.Why;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Leaves a source alone for a while that failed several times in a row; then one request finds out whether it is back.
 */
@Component
class Breakers {

    private static final Logger LOG = LoggerFactory.getLogger(Breakers.class);

    private final Map<String, CircuitBreaker> bySource = new HashMap<>();

    Breakers(Sources sources, Clock clock) {
        for (var source : sources.all()) {
            var breaker = CircuitBreaker.of(source.id(), config(sources.settingsOf(source), clock));
            breaker.getEventPublisher()
                    .onStateTransition(change -> LOG.warn("Source {}: {}", source.id(), change.getStateTransition()));
            bySource.put(source.id(), breaker);
        }
    }

    private static CircuitBreakerConfig config(SourceSettings settings, Clock clock) {
        return CircuitBreakerConfig.custom()
                .clock(clock)
                .currentTimestampFunction(Clock::millis, TimeUnit.MILLISECONDS)
                .slidingWindowType(SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(settings.failuresBeforeRest())
                .minimumNumberOfCalls(settings.failuresBeforeRest())
                .failureRateThreshold(100)
                .permittedNumberOfCallsInHalfOpenState(1)
                .waitDurationInOpenState(settings.rest())
                .build();
    }

    /** A refusal counts as an answer: what one person may not have says nothing about the others. */
    <T> T call(Source source, TimeLimit.Work<T> work) throws SourceSilent {
        var breaker = bySource.get(source.id());
        if (breaker == null || !breaker.tryAcquirePermission()) {
            throw new SourceSilent(Why.RESTING);
        }
        boolean told = false;
        try {
            T result = work.done();
            breaker.onSuccess(0, TimeUnit.MILLISECONDS);
            told = true;
            return result;
        } catch (RefusedBySource refused) {
            breaker.onSuccess(0, TimeUnit.MILLISECONDS);
            told = true;
            throw refused;
        } catch (SourceSilent silent) {
            if (silent.why() != Why.RESTING) {
                breaker.onError(0, TimeUnit.MILLISECONDS, silent);
                told = true;
            }
            throw silent;
        } finally {
            if (!told) {
                breaker.releasePermission();
            }
        }
    }
}
