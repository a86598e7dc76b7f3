package no.samtykke.fhirserver.sources;

import java.io.Closeable;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The {@link SessionMemory} of one node. Nothing of it is written anywhere. */
@Component
class MemoryOfNode implements SessionMemory {

    private static final Logger LOG = LoggerFactory.getLogger(MemoryOfNode.class);
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int LENGTH = 32;
    /** Longer than any token of it lives: a request that was let in just before cannot bring a session back. */
    private static final Duration KNOWN_AS_ENDED = Duration.ofHours(3);

    private final Map<Whose, Remembered> sessions = new ConcurrentHashMap<>();
    private final Map<UUID, Instant> ended = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final SessionMemoryProperties limits;
    private final Clock clock;

    MemoryOfNode(SessionMemoryProperties limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
    }

    private record Whose(UUID sid, UUID grant, String clientId, String actor, String subject) {

        static Whose of(CitizenApp app) {
            return new Whose(app.sid(), app.grant(), app.clientId(), app.actor(), app.subject());
        }

        boolean isOf(Collection<UUID> ids) {
            return ids.contains(sid) || ids.contains(grant);
        }
    }

    @Override
    public String handleOf(CitizenApp app, Origin origin) {
        return begun(app).handleOf(origin, () -> "s." + word());
    }

    @Override
    public Optional<Origin> originOf(CitizenApp app, String handle) {
        return known(app).flatMap(memory -> memory.originOf(handle));
    }

    @Override
    public String keep(CitizenApp app, Object what) {
        String name = word();
        begun(app).keep(name, what, clock.instant());
        return name;
    }

    @Override
    public <T> Optional<T> kept(CitizenApp app, String name, Class<T> type) {
        return known(app)
                .flatMap(memory -> memory.kept(name))
                .filter(type::isInstance)
                .map(type::cast);
    }

    @Override
    public void setKey(CitizenApp app, SessionKey key) {
        begun(app).setKey(key);
    }

    @Override
    public Optional<SessionKey> keyOf(CitizenApp app) {
        return known(app).flatMap(Remembered::key);
    }

    @Override
    public boolean demandsEncryption(CitizenApp app) {
        return known(app).filter(Remembered::demandsEncryption).isPresent();
    }

    @Override
    public Closeable closeAtEnd(CitizenApp app, Closeable running) {
        var memory = begun(app);
        memory.run(running);
        if (hasEnded(app)) {
            close(running);
        }
        return () -> memory.ran(running);
    }

    @Override
    public void forget(UUID sid) {
        forgetEnded(Set.of(sid));
    }

    @Override
    public void forgetAbout(String patient) {
        sessions.forEach((whose, memory) -> {
            if (whose.subject().equals(patient)) {
                memory.forget().forEach(MemoryOfNode::close);
            }
        });
    }

    /** Sessions and grants. */
    void forgetEnded(Collection<UUID> ids) {
        ids.forEach(id -> ended.put(id, clock.instant()));
        drop(whose -> whose.isOf(ids));
    }

    Set<UUID> knownSessions() {
        return ids(Whose::sid);
    }

    Set<UUID> knownGrants() {
        return ids(Whose::grant);
    }

    void forgetIdle() {
        var now = clock.instant();
        ended.values().removeIf(at -> at.plus(KNOWN_AS_ENDED).isBefore(now));
        sessions.values().removeIf(memory -> memory.isIdle(now));
    }

    private Set<UUID> ids(Function<Whose, UUID> part) {
        return sessions.keySet().stream().map(part).collect(Collectors.toUnmodifiableSet());
    }

    private void drop(Predicate<Whose> which) {
        sessions.keySet().removeIf(whose -> {
            var memory = which.test(whose) ? sessions.get(whose) : null;
            if (memory == null) {
                return false;
            }
            memory.forget().forEach(MemoryOfNode::close);
            return true;
        });
    }

    private Optional<Remembered> known(CitizenApp app) {
        var memory = Optional.ofNullable(sessions.get(Whose.of(app)));
        memory.ifPresent(one -> one.use(clock.instant()));
        return memory;
    }

    /** For a session that has ended, one that nobody will find again. */
    private Remembered begun(CitizenApp app) {
        var now = clock.instant();
        var memory = sessions.computeIfAbsent(Whose.of(app), _ -> new Remembered(limits, now));
        memory.use(now);
        if (hasEnded(app)) {
            sessions.remove(Whose.of(app), memory);
        }
        return memory;
    }

    private boolean hasEnded(CitizenApp app) {
        return ended.containsKey(app.sid()) || ended.containsKey(app.grant());
    }

    private String word() {
        var letters = new StringBuilder(LENGTH);
        random.ints(LENGTH, 0, LETTERS.length()).forEach(i -> letters.append(LETTERS.charAt(i)));
        return letters.toString();
    }

    /** Apart, since one that hangs must hold up no other. */
    private static void close(Closeable running) {
        Thread.startVirtualThread(() -> {
            try {
                running.close();
            } catch (IOException e) {
                LOG.warn("What ran in a session that ended could not be closed: {}", e.getClass());
            }
        });
    }
}
