package no.samtykke.authserver.support;

import static no.samtykke.authserver.support.FhirAnswers.outcome;
import static no.samtykke.authserver.support.FhirAnswers.send;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/** What a fhir-server is told without being asked: sessions and grants that have ended. */
final class NoticesStandIn {

    private final List<String> logoutTokens = new CopyOnWriteArrayList<>();
    private final List<String> securityEvents = new CopyOnWriteArrayList<>();
    private volatile boolean deafToLogout;
    private volatile Duration slowToHearLogout = Duration.ZERO;
    private volatile boolean deafToEvents;

    void clear() {
        logoutTokens.clear();
        securityEvents.clear();
        deafToLogout = false;
        slowToHearLogout = Duration.ZERO;
        deafToEvents = false;
    }

    void isDeafToLogout(boolean now) {
        deafToLogout = now;
    }

    void isSlowToHearLogout(Duration time) {
        slowToHearLogout = time;
    }

    void isDeafToEvents(boolean now) {
        deafToEvents = now;
    }

    List<String> logoutTokens() {
        return logoutTokens;
    }

    List<String> securityEvents() {
        return securityEvents;
    }

    boolean hears(String path) {
        return path.equals("/backchannel-logout") || path.equals("/security-events");
    }

    void hear(HttpExchange exchange, String path, String body) throws IOException {
        if (path.equals("/security-events")) {
            hearEvent(exchange, body);
        } else {
            hearLogout(exchange, body);
        }
    }

    private void hearLogout(HttpExchange exchange, String body) throws IOException {
        LockSupport.parkNanos(slowToHearLogout.toNanos());
        if (deafToLogout) {
            send(exchange, 503, outcome());
            return;
        }
        logoutTokens.add(URLDecoder.decode(body.substring("logout_token=".length()), StandardCharsets.UTF_8));
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    private void hearEvent(HttpExchange exchange, String body) throws IOException {
        boolean wellFormed =
                "application/secevent+jwt".equals(exchange.getRequestHeaders().getFirst("Content-Type"));
        if (deafToEvents || !wellFormed) {
            send(exchange, deafToEvents ? 503 : 400, outcome());
            return;
        }
        securityEvents.add(body);
        exchange.sendResponseHeaders(202, -1);
        exchange.close();
    }
}
