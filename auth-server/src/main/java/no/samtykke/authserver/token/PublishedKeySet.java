package no.samtykke.authserver.token;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.CachingJWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.RateLimitedJWKSetSource;
import com.nimbusds.jose.jwk.source.URLBasedJWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.ResourceRetriever;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A set of keys that a client publishes, kept for a while. Nimbus has such a source, but it goes by the time of the
 * machine and not by our clock.
 */
final class PublishedKeySet implements JWKSource<SecurityContext> {

    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final Duration WAITED_FOR = Duration.ofSeconds(15);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(30);

    private final JWKSetSource<SecurityContext> source;
    private final Clock clock;

    PublishedKeySet(URI address, ResourceRetriever retriever, Clock clock) {
        this.clock = clock;
        try {
            var fetched = new URLBasedJWKSetSource<>(address.toURL(), retriever);
            var sparing = new RateLimitedJWKSetSource<>(fetched, BETWEEN_LOOKS.toMillis(), null);
            source = new CachingJWKSetSource<>(sparing, KEPT.toMillis(), WAITED_FOR.toMillis(), null);
        } catch (MalformedURLException e) {
            throw new IllegalStateException("A jwks-uri was checked when it was registered", e);
        }
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) throws KeySourceException {
        long now = clock.millis();
        var known = source.getJWKSet(JWKSetCacheRefreshEvaluator.noRefresh(), now, context);
        var keys = selector.select(known);
        return keys.isEmpty()
                ? selector.select(
                        source.getJWKSet(JWKSetCacheRefreshEvaluator.referenceComparison(known), now, context))
                : keys;
    }
}
