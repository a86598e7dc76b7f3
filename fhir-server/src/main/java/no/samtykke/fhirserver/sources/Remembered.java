package no.samtykke.fhirserver.sources;

import java.io.Closeable;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is remembered for one app in one session about one patient. */
final class Remembered {

    private final SessionMemoryProperties limits;
    private final Map<String, Origin> origins = new LinkedHashMap<>();
    private final Map<Origin, String> handles = new LinkedHashMap<>();
    private final Map<String, Kept> kept = new LinkedHashMap<>();
    private final Set<Closeable> running = new HashSet<>();
    private @Nullable SessionKey key;
    private boolean demandsEncryption;
    private Instant used;

    private record Kept(Object what, Instant since) {}

    Remembered(SessionMemoryProperties limits, Instant now) {
        this.limits = limits;
        this.used = now;
    }

    synchronized void use(Instant now) {
        used = now;
        kept.values().removeIf(one -> isOver(one, now));
    }

    synchronized String handleOf(Origin origin, Supplier<String> fresh) {
        String known = handles.get(origin);
        if (known != null) {
            return known;
        }
        if (handles.size() >= limits.handles()) {
            var oldest = origins.entrySet().iterator().next();
            origins.remove(oldest.getKey());
            handles.remove(oldest.getValue());
        }
        String handle = fresh.get();
        handles.put(origin, handle);
        origins.put(handle, origin);
        return handle;
    }

    synchronized Optional<Origin> originOf(String handle) {
        return Optional.ofNullable(origins.get(handle));
    }

    synchronized void keep(String name, Object what, Instant now) {
        if (kept.size() >= limits.lists()) {
            kept.remove(kept.keySet().iterator().next());
        }
        kept.put(name, new Kept(what, now));
    }

    synchronized Optional<Object> kept(String name) {
        return Optional.ofNullable(kept.get(name)).map(Kept::what);
    }

    synchronized void setKey(SessionKey registered) {
        key = registered;
        demandsEncryption = registered.onlyEncrypted();
    }

    synchronized Optional<SessionKey> key() {
        return Optional.ofNullable(key);
    }

    synchronized boolean demandsEncryption() {
        return demandsEncryption;
    }

    synchronized void run(Closeable one) {
        running.add(one);
    }

    synchronized void ran(Closeable one) {
        running.remove(one);
    }

    synchronized boolean isIdle(Instant now) {
        kept.values().removeIf(one -> isOver(one, now));
        return running.isEmpty() && used.plus(limits.idle()).isBefore(now);
    }

    /**
     * Empties it. That only encrypted documents are wanted stays: forgetting must never show in plain what was to be
     * encrypted.
     *
     * @return what ran
     */
    synchronized Set<Closeable> forget() {
        origins.clear();
        handles.clear();
        kept.clear();
        key = null;
        var ran = Set.copyOf(running);
        running.clear();
        return ran;
    }

    private boolean isOver(Kept one, Instant now) {
        return one.since().plus(limits.listLives()).isBefore(now);
    }
}
