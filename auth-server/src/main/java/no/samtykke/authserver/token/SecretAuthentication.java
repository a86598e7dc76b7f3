package no.samtykke.authserver.token;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import no.samtykke.authserver.client.Client;
import no.samtykke.authserver.client.Clients;
import no.samtykke.authserver.client.Proof;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.stereotype.Component;

/**
 * An app proves itself by its secret, in the header or in the form: where it is registered to send it, and nowhere
 * else. In the header, id and secret are each written as a form would be (RFC 6749, 2.3.1).
 */
@Component
public class SecretAuthentication implements AuthenticationConverter, AuthenticationProvider {

    private static final Proof.Secret OF_NOBODY =
            new Proof.Secret(Proof.Secret.digestOf("no client has this secret"), Proof.Place.HEADER);

    private final Clients clients;
    private final RegisteredClientRepository registered;

    SecretAuthentication(Clients clients, RegisteredClientRepository registered) {
        this.clients = clients;
        this.registered = registered;
    }

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        var form = TokenForm.of(request);
        return switch (ProofOffered.in(request, form)) {
            case BASIC -> inHeader(request.getHeader(HttpHeaders.AUTHORIZATION), form);
            case SECRET_IN_FORM ->
                offered(
                        form.maybe("client_id").orElseThrow(Refusal::invalidClient),
                        ClientAuthenticationMethod.CLIENT_SECRET_POST,
                        form.required("client_secret"));
            case ASSERTION, NONE -> null;
        };
    }

    private static Authentication inHeader(String header, TokenForm form) {
        try {
            var parts = header.split(" +", 2);
            var text = new String(Base64.getDecoder().decode(parts[parts.length - 1]), StandardCharsets.UTF_8);
            int colon = text.indexOf(':');
            if (parts.length == 2 && colon > 0) {
                var id = decoded(text.substring(0, colon));
                if (form.maybe("client_id").filter(beside -> !beside.equals(id)).isEmpty()) {
                    return offered(
                            id, ClientAuthenticationMethod.CLIENT_SECRET_BASIC, decoded(text.substring(colon + 1)));
                }
            }
        } catch (IllegalArgumentException e) {
            throw refused(e);
        }
        throw Refusal.invalidClient();
    }

    private static OAuth2AuthenticationException refused(IllegalArgumentException malformed) {
        var refusal = Refusal.invalidClient();
        refusal.addSuppressed(malformed);
        return refusal;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static Authentication offered(String id, ClientAuthenticationMethod method, String secret) {
        return new OAuth2ClientAuthenticationToken(id, method, secret, Map.of());
    }

    @Override
    public @Nullable Authentication authenticate(Authentication request) {
        var asked = (OAuth2ClientAuthenticationToken) request;
        var place = placeOf(asked.getClientAuthenticationMethod());
        if (place.isEmpty() || !(asked.getCredentials() instanceof String secret)) {
            return null;
        }
        var proof = clients.find(asked.getName())
                .map(Client::proof)
                .filter(Proof.Secret.class::isInstance)
                .map(Proof.Secret.class::cast);
        boolean right = proof.orElse(OF_NOBODY).isProvedBy(secret);
        var client = registered.findByClientId(asked.getName());
        if (!right
                || client == null
                || proof.map(Proof.Secret::place).filter(place.get()::equals).isEmpty()) {
            throw Refusal.invalidClient();
        }
        return new OAuth2ClientAuthenticationToken(client, asked.getClientAuthenticationMethod(), null);
    }

    private static Optional<Proof.Place> placeOf(ClientAuthenticationMethod method) {
        if (ClientAuthenticationMethod.CLIENT_SECRET_BASIC.equals(method)) {
            return Optional.of(Proof.Place.HEADER);
        }
        return ClientAuthenticationMethod.CLIENT_SECRET_POST.equals(method)
                ? Optional.of(Proof.Place.FORM)
                : Optional.empty();
    }

    @Override
    public boolean supports(Class<?> type) {
        return OAuth2ClientAuthenticationToken.class.isAssignableFrom(type);
    }
}
