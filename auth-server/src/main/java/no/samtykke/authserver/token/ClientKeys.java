package no.samtykke.authserver.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import no.samtykke.authserver.client.Proof;
import org.springframework.stereotype.Component;

/**
 * The public keys of backend systems, fetched from their registered addresses. Kept for five minutes; an unknown key id
 * makes us look again, at most every thirty seconds, so a client can change keys without asking.
 */
@Component
class ClientKeys {

    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS384, JWSAlgorithm.ES384);
    private static final int TIMEOUT_MILLIS = 2_000;
    private static final int LARGEST_SET_BYTES = 50 * 1024;

    private final Map<URI, JWKSource<SecurityContext>> sources = new ConcurrentHashMap<>();

    /** Checks the signature only; time, audience and the rest are the caller's. */
    JWTClaimsSet verify(SignedJWT jwt, Proof.Keys proof) throws BadJOSEException, JOSEException {
        if (jwt.getHeader().getKeyID() == null) {
            throw new BadJOSEException("An assertion names its key");
        }
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, sourceOf(proof.keys())));
        processor.setJWTClaimsSetVerifier((unused, unusedToo) -> {});
        return processor.process(jwt, null);
    }

    private JWKSource<SecurityContext> sourceOf(Proof.KeySet keys) {
        return switch (keys) {
            case Proof.KeySet.At at -> sources.computeIfAbsent(at.uri(), ClientKeys::sourceAt);
            case Proof.KeySet.Given given -> new ImmutableJWKSet<>(given.keys());
        };
    }

    private static JWKSource<SecurityContext> sourceAt(URI address) {
        try {
            var retriever = new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, LARGEST_SET_BYTES);
            return JWKSourceBuilder.create(address.toURL(), retriever).build();
        } catch (MalformedURLException e) {
            throw new IllegalStateException("A jwks-uri was checked at start", e);
        }
    }
}
