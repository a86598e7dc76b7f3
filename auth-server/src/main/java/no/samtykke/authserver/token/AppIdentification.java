package no.samtykke.authserver.token;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.stereotype.Component;

/**
 * A public client says who it is by {@code client_id} alone. It proves nothing by that: the code verifier or the
 * refresh token does. A client that has a secret or a key is not let in by its name.
 */
@Component
public class AppIdentification implements AuthenticationConverter, AuthenticationProvider {

    private final RegisteredClientRepository clients;

    AppIdentification(RegisteredClientRepository clients) {
        this.clients = clients;
    }

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        var form = TokenForm.of(request);
        if (ProofOffered.in(request, form) != ProofOffered.NONE) {
            return null;
        }
        return form.maybe("client_id")
                .map(id -> new OAuth2ClientAuthenticationToken(id, ClientAuthenticationMethod.NONE, null, Map.of()))
                .orElse(null);
    }

    @Override
    public @Nullable Authentication authenticate(Authentication request) {
        var asked = (OAuth2ClientAuthenticationToken) request;
        if (!ClientAuthenticationMethod.NONE.equals(asked.getClientAuthenticationMethod())) {
            return null;
        }
        var client = clients.findByClientId(asked.getName());
        if (client == null || !client.getClientAuthenticationMethods().contains(ClientAuthenticationMethod.NONE)) {
            throw Refusal.invalidClient();
        }
        return new OAuth2ClientAuthenticationToken(client, ClientAuthenticationMethod.NONE, null);
    }

    @Override
    public boolean supports(Class<?> type) {
        return OAuth2ClientAuthenticationToken.class.isAssignableFrom(type);
    }
}
