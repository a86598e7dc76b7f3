package no.samtykke.fhirserver.smart;

import java.util.Optional;
import org.springframework.security.oauth2.jwt.Jwt;

/** An authorization server whose tokens are accepted, and how its tokens are read. */
interface TrustedIssuer {

    /** As the claim {@code iss} spells it. */
    String uri();

    /** Whether its tokens must be bound to a key and come with a proof. */
    boolean demandsProof();

    /**
     * Checks signature, audience, life time.
     *
     * @throws org.springframework.security.oauth2.jwt.JwtException when the token is not valid here
     */
    Jwt check(String token);

    /** The caller that a checked token names; empty when it names none. */
    Optional<Caller> callerOf(Jwt token);
}
