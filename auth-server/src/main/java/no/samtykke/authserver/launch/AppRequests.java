package no.samtykke.authserver.launch;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import no.samtykke.authserver.client.Client;
import no.samtykke.authserver.client.Clients;
import no.samtykke.authserver.client.Scope;
import no.samtykke.authserver.server.ServerProperties;
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

    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");
    private static final int LONGEST_VALUE = 2048;

    private final Clients clients;
    private final ServerProperties server;
    private final AppAnswer answer;
    private final DeviceProperties devices;

    AppRequests(Clients clients, ServerProperties server, AppAnswer answer, DeviceProperties devices) {
        this.clients = clients;
        this.server = server;
        this.answer = answer;
        this.devices = devices;
    }

    /** What becomes of a request. */
    sealed interface Judgement {

        record Accepted(AppRequest request) implements Judgement {}

        /** The app is told, at its own redirect URI. */
        record ToldToApp(URI where) implements Judgement {}

        /** Nobody can be trusted with the answer, so the person is told. */
        record ToldOnPage(String fault) implements Judgement {}
    }

    Judgement judge(HttpServletRequest http) {
        var sent = new SentOnce(http.getParameterMap());
        var app = sent.maybe("client_id").flatMap(clients::findApp);
        if (app.isEmpty()) {
            return new Judgement.ToldOnPage("unknown-app");
        }
        var redirectUri = sent.maybe("redirect_uri").filter(app.get()::redirectsTo);
        if (redirectUri.isEmpty()) {
            return new Judgement.ToldOnPage("unknown-address");
        }
        var scope = app.get().scopes().narrow(sent.maybe("scope").orElse("")).stream()
                .filter(asked -> devices.enabled() || asked != Scope.Named.OFFLINE_ACCESS)
                .map(Scope::text)
                .collect(Collectors.joining(" "));
        return fault(sent)
                .or(() -> scope.isEmpty() ? Optional.of("invalid_scope") : Optional.empty())
                .<Judgement>map(
                        error -> new Judgement.ToldToApp(answer.error(redirectUri.get(), sent.maybe("state"), error)))
                .orElseGet(() -> new Judgement.Accepted(request(app.get(), redirectUri.get(), scope, sent)));
    }

    private Optional<String> fault(SentOnce sent) {
        if (sent.hasRepeated() || sent.hasLongerThan(LONGEST_VALUE)) {
            return Optional.of("invalid_request");
        }
        if (sent.maybe("request").isPresent()) {
            return Optional.of("request_not_supported");
        }
        if (sent.maybe("request_uri").isPresent()) {
            return Optional.of("request_uri_not_supported");
        }
        var responseType = sent.maybe("response_type");
        if (responseType.isPresent() && !responseType.get().equals("code")) {
            return Optional.of("unsupported_response_type");
        }
        boolean wellFormed = responseType.isPresent()
                && sent.maybe("response_mode")
                        .filter(mode -> !"query".equals(mode))
                        .isEmpty()
                && sent.maybe("aud").filter(this::isFhirBase).isPresent()
                && sent.maybe("code_challenge_method").filter("S256"::equals).isPresent()
                && sent.maybe("code_challenge")
                        .filter(CHALLENGE.asMatchPredicate())
                        .isPresent()
                && sent.maybe("max_age")
                        .filter(SECONDS.asMatchPredicate().negate())
                        .isEmpty();
        return wellFormed ? Optional.empty() : Optional.of("invalid_request");
    }

    private boolean isFhirBase(String aud) {
        var base = server.fhirBase().toString();
        return aud.equals(base) || aud.equals(base + "/");
    }

    private static AppRequest request(Client app, String redirectUri, String scope, SentOnce sent) {
        return new AppRequest(
                app.id(),
                redirectUri,
                sent.maybe("state"),
                scope,
                sent.maybe("nonce"),
                sent.maybe("code_challenge").orElseThrow(),
                sent.maybe("prompt"),
                sent.maybe("max_age").map(Long::parseLong).map(Duration::ofSeconds),
                sent.maybe("acr_values"));
    }
}
