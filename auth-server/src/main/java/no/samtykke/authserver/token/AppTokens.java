package no.samtykke.authserver.token;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
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

    private static final TypeReference<Map<String, Object>> MEMBERS = new TypeReference<>() {};

    private final AccessTokens accessTokens;
    private final IdTokens idTokens;
    private final RefreshTokens refreshTokens;
    private final Grants grants;
    private final ServerProperties server;
    private final ObjectMapper json;

    AppTokens(
            AccessTokens accessTokens,
            IdTokens idTokens,
            RefreshTokens refreshTokens,
            Grants grants,
            ServerProperties server,
            ObjectMapper json) {
        this.accessTokens = accessTokens;
        this.idTokens = idTokens;
        this.refreshTokens = refreshTokens;
        this.grants = grants;
        this.server = server;
        this.json = json;
    }

    /**
     * The first tokens of a grant: with a refresh token only for {@code online_access}, which dies with the session.
     */
    Authentication first(TokenRequests.Asked asked, Grant grant) {
        return response(asked, grant, grant.scope(), grant.holds("online_access") ? next(grant) : null);
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
        grant.launchContext().map(this::membersOf).ifPresent(beside::putAll);
        if (grant.holds("openid")) {
            beside.put("id_token", idTokens.of(grant));
        }
        return beside;
    }

    private Map<String, Object> membersOf(String launchContext) {
        try {
            return json.readValue(launchContext, MEMBERS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored launch context cannot be read", e);
        }
    }

    private OAuth2RefreshToken next(Grant grant) {
        return new OAuth2RefreshToken(refreshTokens.next(grant.id()), null);
    }
}
