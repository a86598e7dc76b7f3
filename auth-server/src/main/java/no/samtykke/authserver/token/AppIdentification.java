package no.samtykke.authserver.token;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.stereotype.Component;

/**
 * A public client says who it is by {@code client_id} alone. It proves nothing by that: the code verifier or the
 * refresh token does. Whoever sends a secret is told so, because it should not have one.
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
        if (form.maybe("client_assertion").isPresent()
                || form.maybe("client_assertion_type").isPresent()) {
            return null;
        }
        if (request.getHeader(HttpHeaders.AUTHORIZATION) != null
                || form.maybe("client_secret").isPresent()) {
            throw Refusal.invalidClient();
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
