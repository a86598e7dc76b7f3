package no.samtykke.sandbox.exampleapp;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Visits and log-ins on their way, by the secret in the browser's cookie. A restart forgets them all. */
class Visits {

    /** Enough for a sandbox; beyond it the log-ins on their way are forgotten, so that strangers cannot fill memory. */
    private static final int MOST_ATTEMPTS = 10_000;

    private final Map<String, LoginAttempt> attempts = new ConcurrentHashMap<>();
    private final Map<String, Visit> visits = new ConcurrentHashMap<>();

    /** The secret for the cookie. */
    String expect(LoginAttempt attempt) {
        if (attempts.size() >= MOST_ATTEMPTS) {
            attempts.clear();
        }
        var cookie = LoginAttempt.secret();
        attempts.put(cookie, attempt);
        return cookie;
    }

    /** A log-in can be answered once. */
    Optional<LoginAttempt> answered(String cookie) {
        return Optional.ofNullable(attempts.remove(cookie));
    }

    /** A new secret for the cookie, so that one planted before the log-in is of no use. */
    String begin(Visit visit) {
        var cookie = LoginAttempt.secret();
        visits.put(cookie, visit);
        return cookie;
    }

    Optional<Visit> find(String cookie) {
        return Optional.ofNullable(visits.get(cookie));
    }

    Optional<Visit> end(String cookie) {
        return Optional.ofNullable(visits.remove(cookie));
    }
}
