package no.samtykke.authserver.token;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.samtykke.authserver.server.ServerProperties;
import no.samtykke.authserver.session.Sessions;
import org.springframework.stereotype.Component;

/**
 * What a token is worth now: in time, its grant not revoked, its session alive, which is not used by the question, and
 * not ended or withdrawn at the fhir-server. What SMART App Launch puts beside an access token is said as well.
 */
@Component
class Introspection {

    private static final Map<String, Object> INACTIVE = Map.of("active", false);
    private static final List<String> TOLD = List.of(
            "scope",
            "client_id",
            "exp",
            "iat",
            "sub",
            "aud",
            "iss",
            "jti",
            "patient",
            "fhirUser",
            "acr",
            "amr",
            "auth_time",
            "sid",
            "cnf",
            "act");

    private final Signer signer;
    private final Grants grants;
    private final RefreshTokens refreshTokens;
    private final RevokedTokens revokedTokens;
    private final Sessions sessions;
    private final Standing standing;
    private final ServerProperties server;
    private final LaunchMembers launchMembers;
    private final Clock clock;

    Introspection(
            Signer signer,
            Grants grants,
            RefreshTokens refreshTokens,
            RevokedTokens revokedTokens,
            Sessions sessions,
            Standing standing,
            ServerProperties server,
            LaunchMembers launchMembers,
            Clock clock) {
        this.signer = signer;
        this.grants = grants;
        this.refreshTokens = refreshTokens;
        this.revokedTokens = revokedTokens;
        this.sessions = sessions;
        this.standing = standing;
        this.server = server;
        this.launchMembers = launchMembers;
        this.clock = clock;
    }

    /**
     * @throws org.springframework.security.oauth2.core.OAuth2AuthenticationException {@code temporarily_unavailable}
     *     when the fhir-server is silent about the token of an app
     */
    Map<String, Object> of(String token) {
        return signer.claimsOfOurs(AccessTokens.TYPE, token)
                .filter(this::isTimely)
                .flatMap(this::ofAccessToken)
                .or(() -> refreshTokens.grantOf(token).filter(this::stands).map(this::ofRefreshToken))
                .orElse(INACTIVE);
    }

    private boolean isTimely(JWTClaimsSet claims) {
        return claims.getExpirationTime().toInstant().isAfter(clock.instant());
    }

    private Optional<Map<String, Object>> ofAccessToken(JWTClaimsSet claims) {
        var granted = IssuedTokens.grantOf(claims);
        if (granted.isEmpty()) {
            return revokedTokens.contain(claims) ? Optional.empty() : Optional.of(told(claims));
        }
        return granted.flatMap(grants::unrevoked).filter(this::stands).map(grant -> {
            var told = told(claims);
            told.put("need_patient_banner", true);
            told.putAll(launchMembers.of(grant));
            return told;
        });
    }

    private boolean stands(Grant grant) {
        try {
            return sessions.isLiving(grant.sid())
                    && standing.approvedScopes(grant).isPresent();
        } catch (Standing.Unknown unknown) {
            throw Refusal.temporarilyUnavailable();
        }
    }

    private static Map<String, Object> told(JWTClaimsSet claims) {
        var all = claims.toJSONObject();
        var told = new LinkedHashMap<String, Object>();
        told.put("active", true);
        told.put("token_type", all.containsKey("cnf") ? "DPoP" : "Bearer");
        TOLD.stream().filter(all::containsKey).forEach(name -> told.put(name, all.get(name)));
        return told;
    }

    private Map<String, Object> ofRefreshToken(Grant grant) {
        var told = new LinkedHashMap<String, Object>();
        told.put("active", true);
        told.put("scope", grant.scope());
        told.put("client_id", grant.clientId());
        told.put("sub", grant.subject().toString());
        told.put("iss", server.issuer().toString());
        told.put("patient", grant.patient());
        grant.keyThumbprint().ifPresent(key -> told.put("cnf", Map.of("jkt", key)));
        return told;
    }
}
