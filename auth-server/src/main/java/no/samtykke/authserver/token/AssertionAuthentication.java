package no.samtykke.authserver.token;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import no.samtykke.authserver.server.ServerProperties;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.stereotype.Component;

/**
 * A system, or an app with a key, proves itself by a signed assertion (SMART client-confidential-asymmetric, RFC 7523).
 * The assertion says who it is; SMART sends no {@code client_id} beside it, and one that contradicts it is refused.
 */
@Component
public class AssertionAuthentication implements AuthenticationConverter, AuthenticationProvider {

    private static final String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private final ClientAssertions assertions;
    private final RegisteredClientRepository clients;
    private final ServerProperties server;

    AssertionAuthentication(ClientAssertions assertions, RegisteredClientRepository clients, ServerProperties server) {
        this.assertions = assertions;
        this.clients = clients;
        this.server = server;
    }

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        var form = TokenForm.of(request);
        if (ProofOffered.in(request, form) != ProofOffered.ASSERTION) {
            return null;
        }
        var assertion = form.maybe("client_assertion");
        boolean ofOurType = form.maybe("client_assertion_type")
                .filter(ASSERTION_TYPE::equals)
                .isPresent();
        if (!ofOurType || assertion.isEmpty()) {
            throw Refusal.invalidClient();
        }
        return new OAuth2ClientAuthenticationToken(
                form.maybe("client_id").orElse("unnamed beside the assertion"),
                ClientAuthenticationMethod.PRIVATE_KEY_JWT,
                assertion.get(),
                Map.of(
                        "named",
                        form.maybe("client_id").isPresent(),
                        "endpoint",
                        server.at(request.getServletPath()).toString()));
    }

    @Override
    public @Nullable Authentication authenticate(Authentication request) {
        var asked = (OAuth2ClientAuthenticationToken) request;
        if (!ClientAuthenticationMethod.PRIVATE_KEY_JWT.equals(asked.getClientAuthenticationMethod())
                || !(asked.getCredentials() instanceof String assertion)) {
            return null;
        }
        var beside = asked.getAdditionalParameters();
        var id = assertions
                .clientProvedBy(assertion, String.valueOf(beside.get("endpoint")))
                .orElseThrow(Refusal::invalidClient);
        boolean contradicts = Boolean.TRUE.equals(beside.get("named")) && !id.equals(asked.getName());
        var client = clients.findByClientId(id);
        if (contradicts || client == null) {
            throw Refusal.invalidClient();
        }
        return new OAuth2ClientAuthenticationToken(client, ClientAuthenticationMethod.PRIVATE_KEY_JWT, assertion);
    }

    @Override
    public boolean supports(Class<?> type) {
        return OAuth2ClientAuthenticationToken.class.isAssignableFrom(type);
    }
}
