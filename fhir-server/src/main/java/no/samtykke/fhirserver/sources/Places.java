package no.samtykke.fhirserver.sources;

import java.io.Closeable;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import no.samtykke.fhirserver.sources.SourceSilent.Why;
import org.springframework.stereotype.Component;

/** How many exchanges there are with a source at a time, so that a slow one cannot take all there is. */
@Component
class Places {

    static final int AT_A_TIME = 50;

    private final Map<String, Semaphore> free = new HashMap<>();

    Places(Sources sources) {
        sources.all().forEach(source -> free.put(source.id(), new Semaphore(AT_A_TIME)));
    }

    /** Taken until it is closed; closing it again does nothing. */
    Place take(Source source) throws SourceSilent {
        var places = free.get(source.id());
        if (places == null || !places.tryAcquire()) {
            throw new SourceSilent(Why.RESTING);
        }
        return new Place(places, new AtomicBoolean());
    }

    record Place(Semaphore places, AtomicBoolean given) implements Closeable {

        @Override
        public void close() {
            if (given.compareAndSet(false, true)) {
                places.release();
            }
        }
    }
}
