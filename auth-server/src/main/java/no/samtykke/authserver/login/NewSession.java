package no.samtykke.authserver.login;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import no.samtykke.authserver.session.BrowserCookies;
import no.samtykke.authserver.session.LoginSession;
import no.samtykke.authserver.session.Sessions;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.stereotype.Component;

/** Begins a session and gives the browser its key, a new one at every log-in. */
@Component
class NewSession {

    private final Sessions sessions;
    private final BrowserCookies cookies;

    NewSession(Sessions sessions, BrowserCookies cookies) {
        this.sessions = sessions;
        this.cookies = cookies;
    }

    void begin(LoginSession session, OidcIdToken token, HttpServletResponse response) {
        var upstreamSid = Optional.ofNullable(token.getClaimAsString("sid"));
        cookies.openSession(response, sessions.begin(session, upstreamSid));
    }
}
