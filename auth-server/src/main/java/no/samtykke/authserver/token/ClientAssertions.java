package no.samtykke.authserver.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import no.samtykke.authserver.client.Client;
import no.samtykke.authserver.client.Clients;
import no.samtykke.authserver.client.Proof;
import no.samtykke.authserver.server.ServerProperties;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Judges the signed assertions of systems and apps: RS384 or ES384, a key of the client's own JWK Set, for us alone, at
 * most five minutes ahead, and each {@code jti} once (SMART App Launch, client-confidential-asymmetric).
 *
 * <p>Clocks may differ by ten seconds. Keys come only from the registered address; {@code jku}, {@code jwk} and
 * {@code x5u} in the header are not looked at, and an assertion that relies on them has no known key.
 */
@Component
class ClientAssertions {

    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS384, JWSAlgorithm.ES384);
    private static final Duration FURTHEST_AHEAD = Duration.ofMinutes(5);
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(10);
    private static final Pattern JTI = Pattern.compile("[^\\p{Cc}]{1,255}");

    private final Clients clients;
    private final ClientKeys keys;
    private final AcceptedAssertions accepted;
    private final ServerProperties server;
    private final Clock clock;

    ClientAssertions(
            Clients clients, ClientKeys keys, AcceptedAssertions accepted, ServerProperties server, Clock clock) {
        this.clients = clients;
        this.keys = keys;
        this.accepted = accepted;
        this.server = server;
        this.clock = clock;
    }

    /**
     * The id of the client that this assertion proves. Each assertion proves it once.
     *
     * @param endpoint the absolute address of the endpoint that was asked
     */
    Optional<String> clientProvedBy(String assertion, String endpoint) {
        try {
            var jwt = SignedJWT.parse(assertion);
            var client = Optional.ofNullable(jwt.getJWTClaimsSet().getIssuer()).flatMap(clients::find);
            if (client.isEmpty() || !ALGORITHMS.contains(jwt.getHeader().getAlgorithm())) {
                return Optional.empty();
            }
            if (!(client.get().proof() instanceof Proof.Keys proof)) {
                return Optional.empty();
            }
            var claims = keys.verify(jwt, proof);
            return isForUs(claims, endpoint) && isTimely(claims) && isNew(claims, client.get())
                    ? Optional.of(client.get().id())
                    : Optional.empty();
        } catch (ParseException | BadJOSEException | JOSEException e) {
            return Optional.empty();
        }
    }

    /** RFC 9126, 2 asks to take the issuer, the token endpoint and the endpoint itself. */
    private boolean isForUs(JWTClaimsSet claims, String endpoint) {
        var ours =
                List.of(server.at("/oauth2/token").toString(), server.issuer().toString(), endpoint);
        return claims.getIssuer().equals(claims.getSubject())
                && claims.getAudience().size() == 1
                && ours.contains(claims.getAudience().getFirst());
    }

    private boolean isTimely(JWTClaimsSet claims) {
        var now = clock.instant();
        var expires = at(claims.getExpirationTime());
        return expires != null
                && expires.isAfter(now.minus(CLOCKS_DIFFER))
                && !expires.isAfter(now.plus(FURTHEST_AHEAD).plus(CLOCKS_DIFFER))
                && !isAhead(at(claims.getNotBeforeTime()), now)
                && !isAhead(at(claims.getIssueTime()), now);
    }

    private static boolean isAhead(@Nullable Instant time, Instant now) {
        return time != null && time.isAfter(now.plus(CLOCKS_DIFFER));
    }

    private boolean isNew(JWTClaimsSet claims, Client client) {
        var jti = claims.getJWTID();
        var expires = at(claims.getExpirationTime());
        return jti != null
                && JTI.matcher(jti).matches()
                && expires != null
                && accepted.add(client.id(), jti, expires.plus(CLOCKS_DIFFER));
    }

    private static @Nullable Instant at(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
