package no.samtykke.fhirserver.smart;

import com.nimbusds.jwt.JWTParser;
import java.text.ParseException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import no.samtykke.fhirserver.dpop.DpopProofs;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;

/** Accepts a token by the rules of the issuer that it names. An issuer that is not configured opens nothing. */
@Component
class AccessTokens {

    private final Map<String, TrustedIssuer> issuers;
    private final SmartProperties properties;
    private final Clock clock;

    AccessTokens(OwnIssuer own, TrustedIssuersProperties others, SmartProperties properties, Clock clock) {
        this.properties = properties;
        this.clock = clock;
        var trusted = new HashMap<String, TrustedIssuer>();
        trusted.put(own.uri(), own);
        others.trustedIssuers().stream().map(HelseId::new).forEach(other -> {
            if (trusted.put(other.uri(), other) != null) {
                throw new IllegalArgumentException("samtykke.trusted-issuers names an issuer twice, or our own");
            }
        });
        this.issuers = Map.copyOf(trusted);
    }

    /** A token that is valid here, and whose it is. */
    record Accepted(Jwt token, Caller caller) {}

    /** @throws TokenRefused for a token that opens nothing, or that is shown in the wrong way */
    Accepted accept(String value, Scheme scheme) {
        var issuer = issuerOf(value).orElseThrow(() -> TokenRefused.invalid(scheme));
        var token = check(issuer, value, scheme);
        boolean shownAsItMustBe = scheme == Scheme.DPOP
                ? DpopProofs.isBound(token)
                : !DpopProofs.isBound(token) && !issuer.demandsProof();
        if (!shownAsItMustBe) {
            throw TokenRefused.invalid(scheme);
        }
        var caller = issuer.callerOf(token).orElseThrow(() -> TokenRefused.invalid(scheme));
        if (caller instanceof Caller.CitizenApp && !isFreshEnough(token)) {
            throw TokenRefused.logInAgain(scheme, properties.stepUp());
        }
        return new Accepted(token, caller);
    }

    private static Jwt check(TrustedIssuer issuer, String value, Scheme scheme) {
        try {
            return issuer.check(value);
        } catch (JwtException invalid) {
            throw TokenRefused.invalid(scheme);
        }
    }

    private boolean isFreshEnough(Jwt token) {
        var longest = properties.maxLogInAge();
        var loggedInAt = token.getClaimAsInstant("auth_time");
        return longest == null
                || (loggedInAt != null && !loggedInAt.isBefore(clock.instant().minus(longest)));
    }

    /** Only says whose keys to check with: nothing of the token is believed yet. */
    private Optional<TrustedIssuer> issuerOf(String value) {
        try {
            return Optional.ofNullable(JWTParser.parse(value).getJWTClaimsSet())
                    .map(claims -> claims.getIssuer())
                    .map(issuers::get);
        } catch (ParseException illFormed) {
            return Optional.empty();
        }
    }
}
