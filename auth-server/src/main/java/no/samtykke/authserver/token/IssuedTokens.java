package no.samtykke.authserver.token;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes tokens back that we gave (RFC 7009). A token stands for its grant: with it go all others of the same approval.
 * The token of a system has no grant, and goes alone.
 */
@Component
public class IssuedTokens {

    private final Signer signer;
    private final Grants grants;
    private final RefreshTokens refreshTokens;
    private final RevokedTokens revokedTokens;

    IssuedTokens(Signer signer, Grants grants, RefreshTokens refreshTokens, RevokedTokens revokedTokens) {
        this.signer = signer;
        this.grants = grants;
        this.refreshTokens = refreshTokens;
        this.revokedTokens = revokedTokens;
    }

    /**
     * Revokes the grant of a token, if it is one of this client's, whatever has become of it.
     *
     * @return the grant, also when it was revoked before; empty when there is none
     * @throws org.springframework.security.oauth2.core.OAuth2AuthenticationException {@code unsupported_token_type} for
     *     an id_token
     */
    @Transactional
    public Optional<UUID> revoke(String token, String clientId) {
        if (signer.claimsOfOurs(JOSEObjectType.JWT, token).isPresent()) {
            throw Refusal.unsupportedTokenType();
        }
        var ofApp = refreshTokens.anyGrantOf(token, clientId);
        ofApp.ifPresent(grants::revoke);
        return ofApp.or(() -> revokeAccess(token, clientId));
    }

    private Optional<UUID> revokeAccess(String token, String clientId) {
        var claims = signer.claimsOfOurs(AccessTokens.TYPE, token)
                .filter(known -> clientId.equals(known.getClaim("client_id")));
        var grant = claims.flatMap(IssuedTokens::grantOf);
        grant.ifPresent(grants::revoke);
        claims.filter(unused -> grant.isEmpty()).ifPresent(revokedTokens::add);
        return grant;
    }

    /** Empty for the token of a system, which nobody granted. */
    static Optional<UUID> grantOf(JWTClaimsSet claims) {
        return Optional.ofNullable(claims.getClaim("grant"))
                .map(String::valueOf)
                .map(UUID::fromString);
    }
}
