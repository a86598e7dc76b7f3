package no.samtykke.authserver.launch;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import no.samtykke.authserver.client.Client;
import no.samtykke.authserver.client.Clients;
import no.samtykke.authserver.client.Scope;
import no.samtykke.authserver.session.DeviceProperties;
import org.springframework.stereotype.Component;

/**
 * Judges authorization requests (OAuth 2.1, SMART App Launch 2.2).
 *
 * <p>As long as the app and its redirect URI are not certain, nothing goes back to it: the fault is told on a page.
 * From then on, faults go to the app. Parameters that we do not know are ignored; those we know may stand there once.
 */
@Component
class AppRequests {

    private final Clients clients;
    private final RequestFaults faults;
    private final PushedRequests pushed;
    private final AppAnswer answer;
    private final DeviceProperties devices;

    AppRequests(
            Clients clients, RequestFaults faults, PushedRequests pushed, AppAnswer answer, DeviceProperties devices) {
        this.clients = clients;
        this.faults = faults;
        this.pushed = pushed;
        this.answer = answer;
        this.devices = devices;
    }

    /** What becomes of a request. */
    sealed interface Judgement {

        record Accepted(AppRequest request) implements Judgement {}

        /** The app is told, at its own redirect URI. */
        record ToldToApp(String error, URI where) implements Judgement {}

        /** Nobody can be trusted with the answer, so the person is told. */
        record ToldOnPage(String fault) implements Judgement {}
    }

    /** Judges what came with a browser. What was pushed counts alone, but for who comes with it. */
    Judgement judge(HttpServletRequest http) {
        var sent = new SentOnce(http.getParameterMap());
        var name = sent.maybe("request_uri").filter(PushedRequests::isOurs);
        return name.isEmpty()
                ? judge(sent, false)
                : pushed.take(name.get(), sent.maybe("client_id").orElse(""))
                        .map(this::judgePushed)
                        .orElseGet(() -> new Judgement.ToldOnPage("unknown-request"));
    }

    Judgement judgePushed(SentOnce sent) {
        return judge(sent, true);
    }

    private Judgement judge(SentOnce sent, boolean pushedAhead) {
        var app = sent.maybe("client_id").flatMap(clients::findApp);
        if (app.isEmpty()) {
            return new Judgement.ToldOnPage(sent.maybe("client_id").isEmpty() ? "other" : "unknown-app");
        }
        var redirectUri = sent.maybe("redirect_uri").filter(app.get()::redirectsTo);
        if (redirectUri.isEmpty()) {
            return new Judgement.ToldOnPage("unknown-address");
        }
        var scope = app.get().scopes().narrow(sent.maybe("scope").orElse("")).stream()
                .filter(asked -> devices.enabled() || asked != Scope.Named.OFFLINE_ACCESS)
                .map(Scope::text)
                .collect(Collectors.joining(" "));
        return faults.in(sent)
                .or(() -> LaunchParameter.fault(sent, scope))
                .or(() -> app.get().demands().pushedRequests() && !pushedAhead
                        ? Optional.of("invalid_request")
                        : Optional.empty())
                .or(() -> scope.isEmpty() ? Optional.of("invalid_scope") : Optional.empty())
                .<Judgement>map(error ->
                        new Judgement.ToldToApp(error, answer.error(redirectUri.get(), sent.maybe("state"), error)))
                .orElseGet(() -> new Judgement.Accepted(request(app.get(), redirectUri.get(), scope, sent)));
    }

    private static AppRequest request(Client app, String redirectUri, String scope, SentOnce sent) {
        return new AppRequest(
                app.id(),
                redirectUri,
                sent.maybe("state"),
                scope,
                sent.maybe("nonce"),
                sent.maybe("code_challenge").orElseThrow(),
                sent.maybe("launch"),
                sent.maybe("prompt"),
                sent.maybe("max_age").map(Long::parseLong).map(Duration::ofSeconds),
                sent.maybe("acr_values"),
                sent.maybe("ui_locales"),
                sent.maybe("dpop_jkt"));
    }
}
