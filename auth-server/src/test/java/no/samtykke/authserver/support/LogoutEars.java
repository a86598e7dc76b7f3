package no.samtykke.authserver.support;

import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Where an app hears of log-outs. A test says how it answers. */
public final class LogoutEars {

    private final LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final List<String> paths = new CopyOnWriteArrayList<>();
    private volatile CompletableFuture<Integer> status = CompletableFuture.completedFuture(200);

    void reset() {
        status.complete(200);
        status = CompletableFuture.completedFuture(200);
        heard.clear();
        paths.clear();
    }

    public void answer(int code) {
        status = CompletableFuture.completedFuture(code);
    }

    /** Answers nothing until the test is over. */
    public void areSlow() {
        status = new CompletableFuture<>();
    }

    /** Waits for the next log-out of that session. */
    public SignedJWT next(String sid) {
        try {
            while (true) {
                var token = heard.poll(10, TimeUnit.SECONDS);
                if (token == null) {
                    throw new AssertionError("The app heard of no log-out of " + sid);
                }
                var jwt = SignedJWT.parse(token);
                if (sid.equals(jwt.getJWTClaimsSet().getStringClaim("sid"))) {
                    return jwt;
                }
            }
        } catch (ParseException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public boolean heardNothing() {
        return heard.isEmpty();
    }

    /** Where requests came, also those of a redirect that was followed. */
    public List<String> paths() {
        return paths;
    }

    void hear(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        paths.add(exchange.getRequestURI().getPath());
        if (body.startsWith("logout_token=")) {
            heard.add(body.substring("logout_token=".length()));
        }
        exchange.getResponseHeaders().set("Location", "/backchannel/elsewhere");
        exchange.sendResponseHeaders(status.join(), -1);
        exchange.close();
    }
}
