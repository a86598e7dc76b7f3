package no.samtykke.sandbox.exampleapp;

import java.net.URI;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** SMART App Launch, standalone: from the button to the visit, its refreshed tokens and its end. */
class SmartLogin {

    /** A token this near its end is refreshed before use. */
    private static final int SECONDS_TO_SPARE = 20;

    private final AppSettings settings;
    private final Web web;
    private final Clock clock;
    private final TokenEndpoint tokenEndpoint;
    private final IdTokens idTokens;
    private @Nullable SmartServer server;

    SmartLogin(AppSettings settings, Web web, Clock clock) {
        this.settings = settings;
        this.web = web;
        this.clock = clock;
        this.tokenEndpoint = new TokenEndpoint(web, settings.clientId(), clock);
        this.idTokens = new IdTokens(settings.clientId());
    }

    URI address(LoginAttempt attempt, URI redirect) throws Refusal {
        return attempt.address(server(), settings, redirect);
    }

    /** RFC 9207: the answer must say which server it comes from, or a hostile one could mix itself in. */
    Visit answered(LoginAttempt attempt, Map<String, String> answer, URI redirect) throws Refusal {
        if (!attempt.state().equals(answer.get("state")) || !server().issuer().equals(answer.get("iss"))) {
            throw new Refusal(
                    400, "Innloggingen ble avvist", "Svaret hører ikke til denne innloggingen. Begynn på nytt.");
        }
        if (answer.containsKey("error")) {
            throw refused(answer.getOrDefault("error", ""));
        }
        var tokens = tokenEndpoint.exchange(server(), answer.getOrDefault("code", ""), attempt, redirect);
        return new Visit(idTokens.fhirUser(server(), tokens, attempt), tokens);
    }

    /** A token that can be used now. Refreshed by one thread at a time: each refresh token works once. */
    String accessToken(Visit visit, boolean renew) throws Refusal {
        synchronized (visit) {
            var soon = clock.instant().plusSeconds(SECONDS_TO_SPARE);
            if (renew || visit.tokens().expiresAt().isBefore(soon)) {
                visit.keep(tokenEndpoint.refresh(server(), visit.tokens()));
            }
            return visit.tokens().accessToken();
        }
    }

    URI logout(Visit visit, URI backTo) throws Refusal {
        var idToken = visit.tokens().idToken();
        var form = Map.of(
                "id_token_hint", idToken == null ? "" : idToken,
                "client_id", settings.clientId(),
                "post_logout_redirect_uri", backTo.toString());
        return URI.create(server().endSession() + "?" + Web.form(form));
    }

    private static Refusal refused(String error) {
        return error.equals("access_denied")
                ? new Refusal(
                        403, "Du ga ikke tilgang", "Appen har ikke fått se noe. Du kan logge inn igjen når du vil.")
                : new Refusal(502, "Innloggingen stanset", "Innloggingstjenesten kunne ikke fullføre. Prøv igjen.");
    }

    private synchronized SmartServer server() throws Refusal {
        if (server == null) {
            server = SmartServer.discover(settings.fhirBase(), web);
        }
        return server;
    }
}
