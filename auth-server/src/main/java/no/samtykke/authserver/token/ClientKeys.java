package no.samtykke.authserver.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import no.samtykke.authserver.client.Proof;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The public keys of clients, as registered or fetched from their registered addresses. Fetched ones are kept for five
 * minutes, or as long as the client's Cache-Control says if that is shorter; an unknown key id makes us look again, at
 * most every thirty seconds, so a client can change keys without asking. When they cannot be fetched, nothing is
 * proved.
 *
 * <p>An address that someone else than the operator named leads to the open internet or nowhere.
 */
@Component
class ClientKeys {

    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS384, JWSAlgorithm.ES384);
    private static final int MOST_SOURCES = 1_000;

    private final Map<Proof.KeySet.At, JWKSource<SecurityContext>> sources = new ConcurrentHashMap<>();
    private final KeySetDownload anywhere;
    private final KeySetDownload inTheOpen;
    private final Clock clock;

    @Autowired
    ClientKeys(Clock clock) {
        this(
                KeySetDownload.fromAnywhere(),
                KeySetDownload.fromPublicAddresses(SystemDefaultDnsResolver.INSTANCE),
                clock);
    }

    ClientKeys(KeySetDownload anywhere, KeySetDownload inTheOpen, Clock clock) {
        this.anywhere = anywhere;
        this.inTheOpen = inTheOpen;
        this.clock = clock;
    }

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
            case Proof.KeySet.At at -> sourceAt(at);
            case Proof.KeySet.Given given -> new ImmutableJWKSet<>(given.keys());
        };
    }

    private JWKSource<SecurityContext> sourceAt(Proof.KeySet.At at) {
        if (sources.size() > MOST_SOURCES) {
            sources.clear();
        }
        return sources.computeIfAbsent(
                at, address -> new PublishedKeySet(address.uri(), at.publicOnly() ? inTheOpen : anywhere, clock));
    }
}
