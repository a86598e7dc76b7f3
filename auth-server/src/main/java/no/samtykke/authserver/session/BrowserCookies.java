package no.samtykke.authserver.session;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import no.samtykke.authserver.server.Secret;
import no.samtykke.authserver.server.ServerProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * The cookies: one says which browser this is (before anyone has logged in), one opens the session, and one says that a
 * passkey was used here, so that it is worth asking for.
 *
 * <p>The first two end with the browser; the third stays, and says nothing of who it was. They cannot be read by
 * scripts and do not follow from other sites' forms. Over TLS they carry the {@code __Host-} prefix, so that no
 * neighbouring host can plant them.
 */
@Component
public class BrowserCookies {

    private static final Duration YEAR = Duration.ofDays(365);

    private final Sessions sessions;
    private final boolean secure;
    private final String browserName;
    private final String sessionName;
    private final String passkeyName;

    BrowserCookies(Sessions sessions, ServerProperties server) {
        this.sessions = sessions;
        secure = server.isSecure();
        var prefix = secure ? "__Host-" : "";
        browserName = prefix + "samtykke-browser";
        sessionName = prefix + "samtykke-session";
        passkeyName = prefix + "samtykke-passkey";
    }

    /** The living session of the one who asks. */
    public Optional<LoginSession> session(HttpServletRequest request) {
        return value(request, sessionName).flatMap(sessions::openedBy);
    }

    public void openSession(HttpServletResponse response, String value) {
        add(response, sessionName, value, Duration.ofSeconds(-1));
    }

    /** Ends the session's cookie, and the mark by which the browser was recognised. */
    public void closeSession(HttpServletResponse response) {
        add(response, sessionName, "", Duration.ZERO);
        add(response, browserName, "", Duration.ZERO);
    }

    public Optional<String> browser(HttpServletRequest request) {
        return value(request, browserName);
    }

    /** Recognises the browser, or gives it a name to be recognised by. */
    public String recogniseBrowser(HttpServletRequest request, HttpServletResponse response) {
        return browser(request).orElseGet(() -> {
            var name = Secret.fresh();
            add(response, browserName, name, Duration.ofSeconds(-1));
            return name;
        });
    }

    /** Whether a passkey has been made or used in this browser. */
    public boolean knowsPasskey(HttpServletRequest request) {
        return value(request, passkeyName).isPresent();
    }

    public void rememberPasskey(HttpServletResponse response) {
        add(response, passkeyName, "1", YEAR);
    }

    public void forgetPasskey(HttpServletResponse response) {
        add(response, passkeyName, "", Duration.ZERO);
    }

    private void add(HttpServletResponse response, String name, String value, Duration maxAge) {
        var cookie = ResponseCookie.from(name, value)
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax")
                .path("/")
                .maxAge(maxAge)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    private static Optional<String> value(HttpServletRequest request, String name) {
        return Optional.ofNullable(WebUtils.getCookie(request, name))
                .map(Cookie::getValue)
                .filter(value -> !value.isEmpty());
    }
}
