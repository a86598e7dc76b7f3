package no.samtykke.fhirserver.smart;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.stereotype.Component;

/** Our own auth-server, and everything that it signs: with RS256 or ES256 only. */
@Component
final class OwnIssuer implements TrustedIssuer {

    /** RFC 9068. An id_token is of another type. */
    static final Set<JOSEObjectType> ACCESS_TOKEN = Set.of(new JOSEObjectType("at+jwt"));

    private final String uri;
    private final String base;
    private final PublishedKeys keys;
    private final JwtDecoder accessTokens;
    private final TokenToCaller tokenToCaller;

    OwnIssuer(SmartProperties properties) {
        uri = properties.issuer().toString();
        base = properties.base().toString();
        keys = new PublishedKeys(uri, properties.keys(), Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256));
        accessTokens = keys.decoder(
                ACCESS_TOKEN,
                List.of(new JwtClaimValidator<List<String>>(JwtClaimNames.AUD, List.of(base)::equals), ends()));
        tokenToCaller = new TokenToCaller(properties);
    }

    @Override
    public String uri() {
        return uri;
    }

    @Override
    public boolean demandsProof() {
        return false;
    }

    @Override
    public Jwt check(String token) {
        return accessTokens.decode(token);
    }

    @Override
    public Optional<Caller> callerOf(Jwt token) {
        return tokenToCaller.callerOf(token);
    }

    /** A token without an end would be valid for ever. */
    static OAuth2TokenValidator<Jwt> ends() {
        return new JwtClaimValidator<>(JwtClaimNames.EXP, end -> end != null);
    }

    /**
     * What auth-server sends us by itself.
     *
     * @param type {@code logout+jwt}, {@code secevent+jwt}
     */
    JwtDecoder messages(String type, Predicate<Jwt> isSuch) {
        OAuth2TokenValidator<Jwt> isOfType =
                token -> token.getAudience() != null && token.getAudience().contains(base) && isSuch.test(token)
                        ? OAuth2TokenValidatorResult.success()
                        : OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_request"));
        return keys.decoder(Set.of(new JOSEObjectType(type)), List.of(isOfType));
    }
}
