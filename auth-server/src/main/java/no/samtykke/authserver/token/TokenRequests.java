package no.samtykke.authserver.token;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationGrantAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.stereotype.Component;

/** Reads token requests. A grant type that is not listed here does not exist. */
@Component
public class TokenRequests implements AuthenticationConverter {

    static final class ByCode extends Asked {
        final String code;
        final String redirectUri;
        final String codeVerifier;

        private ByCode(Sender sender, TokenForm form) {
            super(AuthorizationGrantType.AUTHORIZATION_CODE, sender);
            code = form.required("code");
            redirectUri = form.required("redirect_uri");
            codeVerifier = form.required("code_verifier");
        }
    }

    static final class ByRefreshToken extends Asked {
        final String refreshToken;
        final Optional<String> scope;

        private ByRefreshToken(Sender sender, TokenForm form) {
            super(AuthorizationGrantType.REFRESH_TOKEN, sender);
            refreshToken = form.required("refresh_token");
            scope = form.maybe("scope");
        }
    }

    static final class ByClientAlone extends Asked {
        final String scope;

        private ByClientAlone(Sender sender, TokenForm form) {
            super(AuthorizationGrantType.CLIENT_CREDENTIALS, sender);
            scope = form.required("scope");
        }
    }

    /** A token request of a client that has proved who it is, and that may use such a grant at all. */
    abstract static sealed class Asked extends OAuth2AuthorizationGrantAuthenticationToken {
        final String clientId;

        /** Of the key it has proved to hold; empty without a proof. */
        final Optional<String> keyThumbprint;

        private Asked(AuthorizationGrantType grantType, Sender sender) {
            super(grantType, sender.client(), null);
            clientId = sender.client().getName();
            keyThumbprint = sender.keyThumbprint();
            if (!requireNonNull(sender.client().getRegisteredClient())
                    .getAuthorizationGrantTypes()
                    .contains(grantType)) {
                throw Refusal.unauthorizedClient();
            }
        }

        OAuth2ClientAuthenticationToken client() {
            return (OAuth2ClientAuthenticationToken) getPrincipal();
        }
    }

    private record Sender(OAuth2ClientAuthenticationToken client, Optional<String> keyThumbprint) {}

    private record Reader(String grantType, BiFunction<Sender, TokenForm, Asked> reading) {}

    private static final List<Reader> READERS = List.of(
            new Reader("authorization_code", ByCode::new),
            new Reader("refresh_token", ByRefreshToken::new),
            new Reader("client_credentials", ByClientAlone::new));

    private final BoundClients bound;

    TokenRequests(BoundClients bound) {
        this.bound = bound;
    }

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        var form = TokenForm.of(request);
        form.required("grant_type");
        var reader = READERS.stream()
                .filter(known -> form.isGrantType(known.grantType()))
                .findFirst();
        return reader.map(known -> known.reading().apply(sender(request), form)).orElse(null);
    }

    private Sender sender(HttpServletRequest request) {
        var client = client();
        return new Sender(client, bound.keyOf(client.getName(), request));
    }

    private static OAuth2ClientAuthenticationToken client() {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof OAuth2ClientAuthenticationToken client
                && client.isAuthenticated()) {
            return client;
        }
        throw Refusal.invalidClient();
    }
}
