package no.samtykke.authserver.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Optional;
import no.samtykke.authserver.launch.FormTargets;
import no.samtykke.authserver.logout.Farewell;
import no.samtykke.authserver.passkey.Passkeys;
import no.samtykke.authserver.session.BrowserCookies;
import no.samtykke.authserver.session.LoginSession;
import no.samtykke.authserver.session.Sessions;
import org.springframework.stereotype.Component;

/** Ends all log-ins of a person in browsers, all apps on devices and all passkeys; forgets her in this browser. */
@Component
class EndedEverything {

    private final BrowserCookies cookies;
    private final Sessions sessions;
    private final Passkeys passkeys;
    private final Farewell farewell;

    EndedEverything(BrowserCookies cookies, Sessions sessions, Passkeys passkeys, Farewell farewell) {
        this.cookies = cookies;
        this.sessions = sessions;
        this.passkeys = passkeys;
        this.farewell = farewell;
    }

    /** Lets the form on a page lead past ID-porten, on its way out. */
    void mayFollowFrom(HttpServletRequest request) {
        farewell.leadsTo().map(URI::create).ifPresent(target -> FormTargets.allow(request, target));
    }

    /**
     * @param session that of this browser
     * @param target where she comes out; empty for the page that says that she is logged out
     * @return where the browser goes now
     */
    String end(LoginSession session, Optional<String> target, HttpServletResponse response) {
        cookies.closeSession(response);
        cookies.forgetPasskey(response);
        passkeys.removeAllOf(session.subject());
        var where = farewell.end(session.sid(), target);
        sessions.endAllOf(session.subject());
        return where;
    }
}
