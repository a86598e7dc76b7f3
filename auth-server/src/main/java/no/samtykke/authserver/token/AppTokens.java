package no.samtykke.authserver.token;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.Map;
import no.samtykke.authserver.server.ServerProperties;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;
import org.springframework.stereotype.Component;

/** The token response of an app: what SMART App Launch 2.2 puts beside the access token. */
@Component
class AppTokens {

    private final AccessTokens accessTokens;
    private final IdTokens idTokens;
    private final RefreshTokens refreshTokens;
    private final Grants grants;
    private final ServerProperties server;
    private final LaunchMembers launchMembers;

    AppTokens(
            AccessTokens accessTokens,
            IdTokens idTokens,
            RefreshTokens refreshTokens,
            Grants grants,
            ServerProperties server,
            LaunchMembers launchMembers) {
        this.accessTokens = accessTokens;
        this.idTokens = idTokens;
        this.refreshTokens = refreshTokens;
        this.grants = grants;
        this.server = server;
        this.launchMembers = launchMembers;
    }

    /**
     * The first tokens of a grant: with a refresh token only for {@code online_access} and {@code offline_access},
     * which dies with the session.
     */
    Authentication first(TokenRequests.Asked asked, Grant grant) {
        return response(asked, grant, grant.scope(), isRefreshed(grant) ? next(grant) : null);
    }

    private static boolean isRefreshed(Grant grant) {
        return grant.holds("online_access") || grant.isOffline();
    }

    Authentication again(TokenRequests.Asked asked, Grant grant, String scope) {
        return response(asked, grant, scope, next(grant));
    }

    private Authentication response(
            TokenRequests.Asked asked, Grant grant, String scope, @Nullable OAuth2RefreshToken refresh) {
        var client = asked.client();
        var accessToken = accessTokens.forApp(bound(grant, asked), scope);
        return new OAuth2AccessTokenAuthenticationToken(
                requireNonNull(client.getRegisteredClient()), client, accessToken, refresh, beside(grant, scope));
    }

    /** The first proof binds the grant; by the next it was checked to be of the same key. */
    private Grant bound(Grant grant, TokenRequests.Asked asked) {
        asked.keyThumbprint.ifPresent(key -> grants.bind(grant.id(), key));
        return asked.keyThumbprint.map(grant::boundTo).orElse(grant);
    }

    private Map<String, Object> beside(Grant grant, String scope) {
        var beside = new LinkedHashMap<String, Object>();
        beside.put("scope", scope);
        beside.put("patient", grant.patient());
        beside.put("need_patient_banner", true);
        beside.put("smart_style_url", server.at("/smart-style.json").toString());
        beside.putAll(launchMembers.of(grant));
        if (grant.holds("openid")) {
            beside.put("id_token", idTokens.of(grant));
        }
        return beside;
    }

    private OAuth2RefreshToken next(Grant grant) {
        return new OAuth2RefreshToken(refreshTokens.next(grant.id()), null);
    }
}
