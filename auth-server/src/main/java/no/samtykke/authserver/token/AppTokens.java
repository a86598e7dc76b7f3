package no.samtykke.authserver.token;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.stereotype.Component;

/** The token response of an app: what SMART App Launch 2.2 puts beside the access token. */
@Component
class AppTokens {

    private final AccessTokens accessTokens;
    private final IdTokens idTokens;
    private final RefreshTokens refreshTokens;

    AppTokens(AccessTokens accessTokens, IdTokens idTokens, RefreshTokens refreshTokens) {
        this.accessTokens = accessTokens;
        this.idTokens = idTokens;
        this.refreshTokens = refreshTokens;
    }

    /**
     * The first tokens of a grant: with a refresh token only for {@code online_access} and {@code offline_access},
     * which dies with the session.
     */
    Authentication first(OAuth2ClientAuthenticationToken client, Grant grant) {
        return response(client, grant, grant.scope(), isRefreshed(grant) ? next(grant) : null);
    }

    private static boolean isRefreshed(Grant grant) {
        return grant.holds("online_access") || grant.isOffline();
    }

    Authentication again(OAuth2ClientAuthenticationToken client, Grant grant, String scope) {
        return response(client, grant, scope, next(grant));
    }

    private Authentication response(
            OAuth2ClientAuthenticationToken client, Grant grant, String scope, @Nullable OAuth2RefreshToken refresh) {
        var accessToken = accessTokens.forApp(grant, scope);
        return new OAuth2AccessTokenAuthenticationToken(
                requireNonNull(client.getRegisteredClient()), client, accessToken, refresh, beside(grant, scope));
    }

    private Map<String, Object> beside(Grant grant, String scope) {
        var beside = new LinkedHashMap<String, Object>();
        beside.put("scope", scope);
        beside.put("patient", grant.patient());
        beside.put("need_patient_banner", true);
        if (grant.holds("openid")) {
            beside.put("id_token", idTokens.of(grant));
        }
        return beside;
    }

    private OAuth2RefreshToken next(Grant grant) {
        return new OAuth2RefreshToken(refreshTokens.next(grant.id()), null);
    }
}
