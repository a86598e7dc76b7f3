package no.samtykke.authserver.token;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.CachingJWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.jwk.source.RateLimitedJWKSetSource;
import com.nimbusds.jose.jwk.source.URLBasedJWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A set of keys that a client publishes, kept for a while: five minutes, or less if its Cache-Control says so. Nimbus
 * has such a source, but it goes by the time of the machine and not by our clock.
 */
final class PublishedKeySet implements JWKSource<SecurityContext> {

    private static final Duration WAITED_FOR = Duration.ofSeconds(15);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(30);

    private final JWKSetSource<SecurityContext> source;
    private final Clock clock;
    private volatile Instant freshUntil = Instant.MAX;

    PublishedKeySet(URI address, KeySetDownload download, Clock clock) {
        this.clock = clock;
        try {
            var fetched = new URLBasedJWKSetSource<>(address.toURL(), url -> fetch(download, url));
            var sparing = new RateLimitedJWKSetSource<>(fetched, BETWEEN_LOOKS.toMillis(), null);
            source = new CachingJWKSetSource<>(
                    sparing, KeySetDownload.LONGEST_KEPT.toMillis(), WAITED_FOR.toMillis(), null);
        } catch (MalformedURLException e) {
            throw new IllegalStateException("A jwks-uri was checked when it was registered", e);
        }
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) throws KeySourceException {
        long now = clock.millis();
        var known = known(now, context);
        var keys = selector.select(known);
        return keys.isEmpty()
                ? selector.select(
                        source.getJWKSet(JWKSetCacheRefreshEvaluator.referenceComparison(known), now, context))
                : keys;
    }

    private JWKSet known(long now, @Nullable SecurityContext context) throws KeySourceException {
        if (!Instant.ofEpochMilli(now).isBefore(freshUntil)) {
            try {
                return source.getJWKSet(JWKSetCacheRefreshEvaluator.forceRefresh(), now, context);
            } catch (RateLimitReachedException e) {
                // A client that lets us keep nothing is still not called for each of its requests.
            }
        }
        return source.getJWKSet(JWKSetCacheRefreshEvaluator.noRefresh(), now, context);
    }

    private FetchedKeySet fetch(KeySetDownload download, URL address) throws IOException {
        var fetched = download.retrieveResource(address);
        freshUntil = clock.instant().plus(fetched.freshFor());
        return fetched;
    }
}
