package no.samtykke.authserver.logout;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.samtykke.authserver.client.Client;
import no.samtykke.authserver.client.Clients;
import no.samtykke.authserver.token.IdTokens;
import org.springframework.stereotype.Component;

/** Reads what an app asks at log-out. What does not fit together counts as not asked. */
@Component
class LogoutRequests {

    private final IdTokens idTokens;
    private final Clients clients;

    LogoutRequests(IdTokens idTokens, Clients clients) {
        this.idTokens = idTokens;
        this.clients = clients;
    }

    /**
     * @param sid the session that the app's id_token is about; empty when it showed none of ours
     * @param target where the browser goes afterwards, with the app's {@code state}; only an address registered for it
     */
    record Asked(Optional<UUID> sid, Optional<String> target) {}

    Asked read(Map<String, String[]> parameters) {
        var hint = single(parameters, "id_token_hint").flatMap(idTokens::readHint);
        var app = hint.map(claims -> claims.getAudience().getFirst())
                .filter(id -> single(parameters, "client_id")
                        .filter(other -> !other.equals(id))
                        .isEmpty())
                .flatMap(clients::findApp);
        var sid = app.flatMap(unused -> hint).flatMap(LogoutRequests::sidOf);
        return new Asked(sid, app.flatMap(known -> target(known, parameters)));
    }

    private static Optional<String> target(Client.CitizenApp app, Map<String, String[]> parameters) {
        return single(parameters, "post_logout_redirect_uri")
                .filter(app::returnsAfterLogoutTo)
                .map(uri -> single(parameters, "state")
                        .map(state -> uri + (uri.contains("?") ? "&" : "?") + "state="
                                + URLEncoder.encode(state, StandardCharsets.UTF_8))
                        .orElse(uri));
    }

    private static Optional<UUID> sidOf(JWTClaimsSet claims) {
        return Optional.ofNullable(claims.getClaim("sid")).map(String::valueOf).map(UUID::fromString);
    }

    private static Optional<String> single(Map<String, String[]> parameters, String name) {
        var values = parameters.get(name);
        return values != null && values.length == 1 ? Optional.of(values[0]) : Optional.empty();
    }
}
