package no.samtykke.authserver.limit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Turns away, before anything is judged, whoever has asked too often (RFC 9700, 4.13; RFC 6585, 4).
 *
 * <p>Requests that a person starts are all counted, per address. Of those that a client authenticates, only the failed
 * ones are: who proves what it is may ask as often as it likes. The first is a page, the others are JSON.
 */
@Component
@Order(SecurityProperties.DEFAULT_FILTER_ORDER - 10)
class LimitFilter extends OncePerRequestFilter {

    private static final String AUTHORIZE = "/oauth2/authorize";
    private static final String PUSHED = "/oauth2/par";
    private static final Set<String> AUTHENTICATED = Set.of(
            "/oauth2/token",
            PUSHED,
            "/oauth2/introspect",
            "/oauth2/revoke",
            "/register",
            "/clients",
            "/launch-contexts");

    private final Limits limits;

    LimitFilter(Limits limits) {
        this.limits = limits;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var path = request.getServletPath();
        boolean authenticates = authenticates(path);
        boolean begins = AUTHORIZE.equals(path) || PUSHED.equals(path);
        if (!authenticates && !begins) {
            chain.doFilter(request, response);
            return;
        }
        var sender = Sender.of(request);
        if ((authenticates && limits.hasFailedTooOften(sender)) || (begins && limits.asksTooOften(sender))) {
            turnAway(response, AUTHORIZE.equals(path));
            return;
        }
        if (!authenticates) {
            chain.doFilter(request, response);
            return;
        }
        // Held back until it is counted: whoever hears of a failure must not be faster than the count.
        var held = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, held);
        if (held.getStatus() == HttpStatus.UNAUTHORIZED.value()) {
            limits.failed(sender);
        }
        held.copyBodyToResponse();
    }

    private static boolean authenticates(String path) {
        return AUTHENTICATED.contains(path) || path.startsWith("/clients/") || path.startsWith("/register/");
    }

    private void turnAway(HttpServletResponse response, boolean asPage) throws IOException {
        response.setHeader(
                HttpHeaders.RETRY_AFTER, Long.toString(limits.untilForgotten().toSeconds()));
        if (asPage) {
            response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
            return;
        }
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getWriter()
                .write("{\"error\":\"temporarily_unavailable\","
                        + "\"error_description\":\"Too many failed requests. Retry-After says when to try again.\"}");
    }
}
