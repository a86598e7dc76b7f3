package no.samtykke.authserver.logout;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * What a browser holds of us when a log-in is over: nothing that is hers. Cookies are ended by name: the header would
 * take those of every other service of the same domain as well, and with them the sign that a passkey works here.
 */
final class LeftBehind {

    private static final String HERS = "\"cache\", \"storage\"";

    private LeftBehind() {}

    /** Not for a page of another site that loads ours as a picture or in a frame: it could log people out by that. */
    static void clear(HttpServletRequest request, HttpServletResponse response) {
        var wanted = request.getHeader("Sec-Fetch-Dest");
        if (wanted == null || "document".equals(wanted)) {
            response.setHeader("Clear-Site-Data", HERS);
        }
    }
}
