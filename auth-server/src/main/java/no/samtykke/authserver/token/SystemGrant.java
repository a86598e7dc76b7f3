package no.samtykke.authserver.token;

import java.util.Map;
import java.util.stream.Collectors;
import no.samtykke.authserver.client.Client;
import no.samtykke.authserver.client.Clients;
import no.samtykke.authserver.client.Scope;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;
import org.springframework.stereotype.Component;

/**
 * Gives a backend system a token of its own: 300 seconds, its registered {@code system/} scopes at most, no refresh.
 */
@Component
public class SystemGrant implements AuthenticationProvider {

    private final Clients clients;
    private final AccessTokens accessTokens;

    SystemGrant(Clients clients, AccessTokens accessTokens) {
        this.clients = clients;
        this.accessTokens = accessTokens;
    }

    @Override
    public Authentication authenticate(Authentication request) {
        var asked = (TokenRequests.ByClientAlone) request;
        Client client = clients.findSystem(asked.clientId).orElseThrow(Refusal::unauthorizedClient);
        var scope =
                client.scopes().narrow(asked.scope).stream().map(Scope::text).collect(Collectors.joining(" "));
        if (scope.isEmpty()) {
            throw Refusal.invalidScope();
        }
        return new OAuth2AccessTokenAuthenticationToken(
                java.util.Objects.requireNonNull(asked.client().getRegisteredClient()),
                asked.client(),
                accessTokens.forSystem(client.id(), scope),
                null,
                Map.of("scope", scope));
    }

    @Override
    public boolean supports(Class<?> type) {
        return TokenRequests.ByClientAlone.class.isAssignableFrom(type);
    }
}
