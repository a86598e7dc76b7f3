package no.samtykke.authserver.token;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import no.samtykke.authserver.client.Clients;
import no.samtykke.authserver.client.Proof;
import no.samtykke.authserver.client.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /oauth2/introspect} (RFC 7662): tells a resource server what a token is worth now.
 *
 * <p>Whoever asks is registered for the scope {@code .../scope/introspect}, and either proves itself as at the token
 * endpoint or shows an access token with that scope. Anyone else is refused, public apps always: to say "not active"
 * would make a fault in a registration look like a dead token.
 */
@RestController
class IntrospectionEndpoint {

    private final Clients clients;
    private final OwnTokens ownTokens;
    private final Introspection introspection;

    IntrospectionEndpoint(Clients clients, OwnTokens ownTokens, Introspection introspection) {
        this.clients = clients;
        this.ownTokens = ownTokens;
        this.introspection = introspection;
    }

    @PostMapping("/oauth2/introspect")
    Map<String, Object> introspect(HttpServletRequest request, @Nullable Authentication proved) {
        Optional.ofNullable(proved)
                .ifPresentOrElse(
                        client -> requireRegistered(client.getName()),
                        () -> ownTokens.callerOf(request, Scope.Named.INTROSPECT));
        return introspection.of(TokenForm.of(request).required("token"));
    }

    private void requireRegistered(String clientId) {
        boolean registered = clients.find(clientId)
                .filter(client -> !(client.proof() instanceof Proof.None))
                .filter(client ->
                        !client.scopes().narrow(Scope.Named.INTROSPECT.text()).isEmpty())
                .isPresent();
        if (!registered) {
            throw BearerRefused.insufficientScope(Scope.Named.INTROSPECT);
        }
    }
}
