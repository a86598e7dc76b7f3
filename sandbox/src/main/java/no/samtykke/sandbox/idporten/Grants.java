package no.samtykke.sandbox.idporten;

import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is under way: requests that wait for a choice on the page, and codes that wait to be redeemed.
 *
 * <p>Kept in memory. A code lives for one minute and works once; a page may stay open for half an hour.
 */
final class Grants {

    private static final Duration PAGE_OPEN = Duration.ofMinutes(30);
    private static final Duration CODE_VALID = Duration.ofMinutes(1);

    /** What a code stands for. */
    record Grant(AuthenticationRequest request, Login login, Eid eid, Instant authTime, UUID sid) {}

    private record Waiting<T>(T content, Instant until) {}

    private final Clock clock;
    private final Map<String, Waiting<AuthenticationRequest>> pages = new ConcurrentHashMap<>();
    private final Map<String, Waiting<Grant>> codes = new ConcurrentHashMap<>();

    Grants(Clock clock) {
        this.clock = clock;
    }

    String page(AuthenticationRequest request) {
        return keep(pages, request, PAGE_OPEN);
    }

    Optional<AuthenticationRequest> takePage(String id) {
        return take(pages, id);
    }

    String code(Grant grant) {
        return keep(codes, grant, CODE_VALID);
    }

    Optional<Grant> takeCode(String code) {
        return take(codes, code);
    }

    private <T> String keep(Map<String, Waiting<T>> waiting, T content, Duration validity) {
        Instant now = clock.instant();
        waiting.values().removeIf(other -> other.until().isBefore(now));
        String id = UUID.randomUUID().toString();
        waiting.put(id, new Waiting<>(content, now.plus(validity)));
        return id;
    }

    private <T> Optional<T> take(Map<String, Waiting<T>> waiting, String id) {
        return Optional.ofNullable(waiting.remove(id))
                .filter(found -> clock.instant().isBefore(found.until()))
                .map(Waiting::content);
    }
}
