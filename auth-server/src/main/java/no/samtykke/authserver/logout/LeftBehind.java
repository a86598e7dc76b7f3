package no.samtykke.authserver.logout;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** What a browser holds of us when a log-in is over: nothing, not even the mark by which it was recognised. */
final class LeftBehind {

    private static final String EVERYTHING = "\"cache\", \"cookies\", \"storage\"";

    private LeftBehind() {}

    /** Not for a page of another site that loads ours as a picture or in a frame: it could log people out by that. */
    static void clear(HttpServletRequest request, HttpServletResponse response) {
        var wanted = request.getHeader("Sec-Fetch-Dest");
        if (wanted == null || "document".equals(wanted)) {
            response.setHeader("Clear-Site-Data", EVERYTHING);
        }
    }
}
