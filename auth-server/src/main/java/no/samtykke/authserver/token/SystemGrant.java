package no.samtykke.authserver.token;

import java.util.List;
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
        var scopes = client.scopes().narrow(asked.scope);
        if (scopes.isEmpty() || isMixed(scopes)) {
            throw Refusal.invalidScope();
        }
        var scope = scopes.stream().map(Scope::text).collect(Collectors.joining(" "));
        return new OAuth2AccessTokenAuthenticationToken(
                java.util.Objects.requireNonNull(asked.client().getRegisteredClient()),
                asked.client(),
                accessTokens.forSystem(client.id(), scope, asked.keyThumbprint),
                null,
                Map.of("scope", scope));
    }

    /** A token has one audience: us, or the FHIR API. */
    private static boolean isMixed(List<Scope> scopes) {
        return scopes.stream().map(Scope::isOurOwn).distinct().count() > 1;
    }

    @Override
    public boolean supports(Class<?> type) {
        return TokenRequests.ByClientAlone.class.isAssignableFrom(type);
    }
}
