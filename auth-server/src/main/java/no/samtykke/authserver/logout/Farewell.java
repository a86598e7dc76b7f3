package no.samtykke.authserver.logout;

import java.util.Optional;
import java.util.UUID;
import no.samtykke.authserver.login.IdPorten;
import no.samtykke.authserver.server.ServerProperties;
import no.samtykke.authserver.session.Sessions;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Ends a session everywhere: here with all codes and tokens, at the fhir-server, and at ID-porten.
 *
 * <p>ID-porten is told who asks by {@code client_id}. Its own id_token, which it would like to see as
 * {@code id_token_hint}, contains the national id, and national ids do not go into addresses; so we do not keep it
 * either.
 */
@Component
public class Farewell {

    private final Sessions sessions;
    private final LogoutReturns returns;
    private final IdPorten idPorten;
    private final ServerProperties server;

    Farewell(Sessions sessions, LogoutReturns returns, IdPorten idPorten, ServerProperties server) {
        this.sessions = sessions;
        this.returns = returns;
        this.idPorten = idPorten;
        this.server = server;
    }

    /** Where the browser may come past on its way out, for pages whose form ends the session. */
    public Optional<String> leadsTo() {
        return idPorten.endSessionEndpoint();
    }

    /** @return where the browser goes now */
    public String end(UUID sid, Optional<String> target) {
        boolean wasLiving = sessions.end(sid);
        var state = returns.remember(new LogoutReturns.Return(sid, target));
        var here = server.at("/logged-out");
        var upstream = wasLiving ? idPorten.endSessionEndpoint() : Optional.<String>empty();
        return upstream.map(endpoint -> UriComponentsBuilder.fromUriString(endpoint)
                        .queryParam("client_id", "{client}")
                        .queryParam("post_logout_redirect_uri", "{here}")
                        .queryParam("state", "{state}")
                        .encode()
                        .buildAndExpand(idPorten.clientId(), here, state)
                        .toUriString())
                .orElse(here + "?state=" + state);
    }
}
