package no.samtykke.authserver.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
import no.samtykke.authserver.session.BrowserCookies;
import no.samtykke.authserver.session.LoginSession;
import no.samtykke.authserver.session.NationalId;
import no.samtykke.authserver.session.Sessions;
import org.springframework.stereotype.Component;

/**
 * Begins a session and gives the browser its key, a new one at every log-in.
 *
 * <p>A browser has one session. Whoever logs in again goes on with hers, so that one log-out ends what all her apps
 * have; when someone else logs in, the session before is over.
 */
@Component
public class NewSession {

    private final Sessions sessions;
    private final BrowserCookies cookies;

    NewSession(Sessions sessions, BrowserCookies cookies) {
        this.sessions = sessions;
        this.cookies = cookies;
    }

    /** The id of the session that a log-in of this person will have. */
    UUID sidFor(Optional<NationalId> person, HttpServletRequest request) {
        return cookies.session(request)
                .filter(current -> person.filter(current.nationalId()::equals).isPresent())
                .map(LoginSession::sid)
                .orElseGet(UUID::randomUUID);
    }

    /** The id of the session that a log-in of someone known by her subject will have. */
    public UUID sidFor(UUID subject, HttpServletRequest request) {
        return cookies.session(request)
                .filter(current -> current.subject().equals(subject))
                .map(LoginSession::sid)
                .orElseGet(UUID::randomUUID);
    }

    /**
     * Ends what anyone else left open in this browser, and begins.
     *
     * @param upstreamSid what ID-porten calls the same log-in, when it said so
     */
    public void replace(
            HttpServletRequest request,
            LoginSession session,
            Optional<String> upstreamSid,
            HttpServletResponse response) {
        cookies.session(request)
                .map(LoginSession::sid)
                .filter(earlier -> !earlier.equals(session.sid()))
                .ifPresent(sessions::end);
        cookies.openSession(response, sessions.begin(session, upstreamSid));
    }
}
