package no.samtykke.fhirserver.smart;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * The keys that an issuer publishes, and what is signed by them. Keys are kept for five minutes; one that is not known
 * is asked for at once, but not time after time, so that nobody can send a flood through here to the issuer.
 */
final class PublishedKeys {

    private static final int PATIENCE_IN_MILLIS = 2_000;
    private static final int LARGEST_SET_IN_BYTES = 100_000;
    private static final int BETWEEN_QUESTIONS_IN_MILLIS = 5_000;

    private final String issuer;
    private final Set<JWSAlgorithm> algorithms;
    private final JWKSource<SecurityContext> keys;

    PublishedKeys(String issuer, URI keys, Set<JWSAlgorithm> algorithms) {
        this.issuer = issuer;
        this.algorithms = algorithms;
        this.keys = source(keys);
    }

    /**
     * Checks form, signature, issuer and life time first, and then as told.
     *
     * @param types of the header {@code typ}
     */
    JwtDecoder decoder(Set<JOSEObjectType> types, List<OAuth2TokenValidator<Jwt>> checks) {
        var processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(types));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(algorithms, keys));
        // Claims are checked below.
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        var decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                new JwtIssuerValidator(issuer),
                new JwtTimestampValidator(),
                new DelegatingOAuth2TokenValidator<>(checks)));
        return decoder;
    }

    private static JWKSource<SecurityContext> source(URI keys) {
        try {
            var http = new DefaultResourceRetriever(PATIENCE_IN_MILLIS, PATIENCE_IN_MILLIS, LARGEST_SET_IN_BYTES);
            return JWKSourceBuilder.<SecurityContext>create(keys.toURL(), http)
                    .refreshAheadCache(false)
                    .rateLimited(BETWEEN_QUESTIONS_IN_MILLIS)
                    .build();
        } catch (MalformedURLException noAddress) {
            throw new IllegalArgumentException("The address of keys is none", noAddress);
        }
    }
}
