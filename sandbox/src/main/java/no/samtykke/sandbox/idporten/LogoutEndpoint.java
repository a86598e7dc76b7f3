package no.samtykke.sandbox.idporten;

import com.nimbusds.oauth2.sdk.id.ClientID;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.samtykke.sandbox.loopback.Answer;
import no.samtykke.sandbox.loopback.Request;

/**
 * RP-initiated log-out. The stand-in keeps no session between two log-ins, so there is nothing left to end; what it
 * checks is that it sends people only to an address registered by the client that the id_token was made for.
 */
final class LogoutEndpoint {

    private final RelyingParties parties;
    private final Tokens tokens;

    LogoutEndpoint(RelyingParties parties, Tokens tokens) {
        this.parties = parties;
        this.tokens = tokens;
    }

    Answer answer(Request request) {
        var parameters = request.method().equals("POST") ? request.form() : request.queryParameters();
        var wanted = first(parameters, "post_logout_redirect_uri");
        if (wanted.isEmpty()) {
            return Answer.html(200, Pages.loggedOut());
        }
        return first(parameters, "id_token_hint")
                .flatMap(tokens::clientOf)
                .or(() -> first(parameters, "client_id"))
                .flatMap(clientId -> parties.find(new ClientID(clientId)))
                .flatMap(party -> party.postLogoutRedirectUris().stream()
                        .filter(uri -> uri.toString().equals(wanted.get()))
                        .findFirst())
                .map(uri -> Answer.redirect(withState(uri, first(parameters, "state"))))
                .orElseGet(() -> Answer.html(400, Pages.error("Adressen tilbake etter utlogging er ikke registrert.")));
    }

    private static URI withState(URI uri, Optional<String> state) {
        return state.map(value -> URI.create(uri + (uri.getQuery() == null ? "?" : "&") + "state="
                        + URLEncoder.encode(value, StandardCharsets.UTF_8)))
                .orElse(uri);
    }

    private static Optional<String> first(Map<String, List<String>> parameters, String name) {
        return Optional.ofNullable(parameters.get(name)).map(List::getFirst);
    }
}
