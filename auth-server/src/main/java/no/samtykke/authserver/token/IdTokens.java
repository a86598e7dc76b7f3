package no.samtykke.authserver.token;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import no.samtykke.authserver.server.ServerProperties;
import org.springframework.stereotype.Component;

/** Tells an app who logged in: an opaque id, never a national id or a name (OpenID Connect Core, 2). */
@Component
public class IdTokens {

    private static final JOSEObjectType TYPE = JOSEObjectType.JWT;

    private final Signer signer;
    private final AccessTokens accessTokens;
    private final ServerProperties server;
    private final Clock clock;

    IdTokens(Signer signer, AccessTokens accessTokens, ServerProperties server, Clock clock) {
        this.signer = signer;
        this.accessTokens = accessTokens;
        this.server = server;
        this.clock = clock;
    }

    String of(Grant grant) {
        var now = clock.instant();
        var claims = new JWTClaimsSet.Builder()
                .issuer(server.issuer().toString())
                .audience(grant.clientId())
                .subject(grant.subject().toString())
                .claim("auth_time", grant.authTime().getEpochSecond())
                .claim("acr", grant.acr())
                .claim("sid", grant.sid().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(AccessTokens.LIFE)));
        AccessTokens.methods(grant).ifPresent(amr -> claims.claim("amr", amr));
        grant.nonce().ifPresent(nonce -> claims.claim("nonce", nonce));
        if (grant.holds("fhirUser")) {
            claims.claim("fhirUser", accessTokens.fhirUser(grant));
        }
        return signer.signForApps(TYPE, claims.build());
    }

    /**
     * The claims of an id_token that we issued, even if its time is over: log-out comes late (RP-Initiated Logout, 2).
     */
    public Optional<JWTClaimsSet> readHint(String idToken) {
        return signer.claimsOfOurs(TYPE, idToken);
    }
}
