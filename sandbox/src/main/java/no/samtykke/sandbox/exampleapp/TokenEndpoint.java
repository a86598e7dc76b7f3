package no.samtykke.sandbox.exampleapp;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.util.Map;

/** Exchanges a code for tokens, and a refresh token for newer ones. */
class TokenEndpoint {

    private final Web web;
    private final String clientId;
    private final Clock clock;

    TokenEndpoint(Web web, String clientId, Clock clock) {
        this.web = web;
        this.clientId = clientId;
        this.clock = clock;
    }

    Tokens exchange(SmartServer server, String code, LoginAttempt attempt, URI redirect) throws Refusal {
        return ask(
                server,
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "client_id",
                        clientId,
                        "code",
                        code,
                        "redirect_uri",
                        redirect.toString(),
                        "code_verifier",
                        attempt.verifier()));
    }

    Tokens refresh(SmartServer server, Tokens old) throws Refusal {
        var refreshToken = old.refresh()
                .orElseThrow(() -> new Refusal(401, "Du er logget ut", "Innloggingen er utløpt. Logg inn på nytt."));
        return old.refreshed(ask(
                server, Map.of("grant_type", "refresh_token", "client_id", clientId, "refresh_token", refreshToken)));
    }

    private Tokens ask(SmartServer server, Map<String, String> form) throws Refusal {
        var response = web.send(HttpRequest.newBuilder(server.token())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(Web.form(form))));
        var answer = Web.json(response.body());
        if (response.statusCode() != 200 || !answer.path("access_token").isTextual()) {
            throw new Refusal(401, "Du er logget ut", "Innloggingen gjelder ikke lenger. Logg inn på nytt.");
        }
        return Tokens.of(answer, clock.instant());
    }
}
