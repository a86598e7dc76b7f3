package no.samtykke.authserver.token;

import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.servlet.http.HttpServletRequest;
import java.text.ParseException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import no.samtykke.authserver.client.Client;
import no.samtykke.authserver.client.Clients;
import no.samtykke.authserver.client.Scope;
import no.samtykke.authserver.server.ServerProperties;
import org.springframework.stereotype.Component;

/**
 * Judges tokens that open what is ours: registration, introspection, launch contexts. We signed them ourselves, and
 * they name us as their only audience, so a token for the FHIR API opens nothing here, nor the other way round.
 */
@Component
public class OwnTokens {

    private final Signer signer;
    private final Clients clients;
    private final RevokedTokens revokedTokens;
    private final ServerProperties server;
    private final Clock clock;

    OwnTokens(Signer signer, Clients clients, RevokedTokens revokedTokens, ServerProperties server, Clock clock) {
        this.signer = signer;
        this.clients = clients;
        this.revokedTokens = revokedTokens;
        this.server = server;
        this.clock = clock;
    }

    /**
     * Who asks: a system that we know still, which is registered for the scope still, with a token that holds it.
     *
     * @param scope one of our own ({@link Scope#isOurOwn()})
     * @return id of the client
     * @throws BearerRefused when there is no such token (RFC 6750, 3)
     */
    public String callerOf(HttpServletRequest request, Scope.Named scope) {
        var claims = signer.claimsOfOurs(AccessTokens.TYPE, BearerToken.of(request))
                .filter(this::isForUs)
                .filter(this::isTimely)
                .filter(known -> !revokedTokens.contain(known))
                .orElseThrow(BearerRefused::invalidToken);
        var caller = text(claims, "client_id").flatMap(clients::findSystem).orElseThrow(BearerRefused::invalidToken);
        if (!holds(claims, caller, scope)) {
            throw BearerRefused.insufficientScope(scope);
        }
        return caller.id();
    }

    /** A token that is bound to a key is not a bearer token. */
    private boolean isForUs(JWTClaimsSet claims) {
        return claims.getAudience().equals(List.of(server.issuer().toString()))
                && server.issuer().toString().equals(claims.getIssuer())
                && claims.getClaim("cnf") == null;
    }

    private boolean isTimely(JWTClaimsSet claims) {
        var expires = claims.getExpirationTime();
        return expires != null && expires.toInstant().isAfter(clock.instant());
    }

    private static boolean holds(JWTClaimsSet claims, Client caller, Scope.Named scope) {
        var scopes = text(claims, "scope").orElse("").split(" ", -1);
        return Arrays.asList(scopes).contains(scope.text())
                && !caller.scopes().narrow(scope.text()).isEmpty();
    }

    private static Optional<String> text(JWTClaimsSet claims, String name) {
        try {
            return Optional.ofNullable(claims.getStringClaim(name));
        } catch (ParseException e) {
            return Optional.empty();
        }
    }
}
