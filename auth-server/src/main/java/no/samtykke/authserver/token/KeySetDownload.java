package no.samtykke.authserver.token;

import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import no.samtykke.authserver.server.OutboundHttp;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HeaderElement;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.message.MessageSupport;

/**
 * Fetches a client's keys: one GET, two seconds for each step and five for all, 50 KiB at most. No redirect is
 * followed, so that the address that was registered is the only one ever asked.
 */
final class KeySetDownload implements ResourceRetriever {

    /** Also when the client would let us keep them longer: a key that it takes back is soon forgotten. */
    static final Duration LONGEST_KEPT = Duration.ofMinutes(5);

    private static final Duration WHOLE = Duration.ofSeconds(5);
    private static final int LARGEST_SET_BYTES = 50 * 1024;
    private static final int OK = 200;

    private final CloseableHttpClient http;
    private final Duration whole;

    private KeySetDownload(CloseableHttpClient http, Duration whole) {
        this.http = http;
        this.whole = whole;
    }

    /** From wherever the operator says. */
    static KeySetDownload fromAnywhere() {
        return within(WHOLE);
    }

    /** @param whole time for all of it, however slowly it comes */
    static KeySetDownload within(Duration whole) {
        return new KeySetDownload(OutboundHttp.toAnywhere(), whole);
    }

    /**
     * From the open internet only.
     *
     * @param names finds the addresses, before they are judged
     */
    static KeySetDownload fromPublicAddresses(DnsResolver names) {
        return new KeySetDownload(OutboundHttp.toPublicAddresses(names), WHOLE);
    }

    @Override
    public FetchedKeySet retrieveResource(URL url) throws IOException {
        try {
            var get = new HttpGet(new URI(url.toString()));
            CompletableFuture.delayedExecutor(whole.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(get::abort);
            return http.execute(get, KeySetDownload::read);
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new IOException("No address to fetch keys from", e);
        }
    }

    private static FetchedKeySet read(ClassicHttpResponse response) throws IOException {
        if (response.getCode() != OK || response.getEntity() == null) {
            throw new IOException("Keys were not given, status " + response.getCode());
        }
        byte[] body = response.getEntity().getContent().readNBytes(LARGEST_SET_BYTES + 1);
        if (body.length > LARGEST_SET_BYTES) {
            throw new IOException("The set of keys is too large");
        }
        return new FetchedKeySet(
                new String(body, StandardCharsets.UTF_8), response.getEntity().getContentType(), freshFor(response));
    }

    private static Duration freshFor(ClassicHttpResponse response) {
        var fresh = LONGEST_KEPT;
        var directives = MessageSupport.iterate(response, HttpHeaders.CACHE_CONTROL);
        while (directives.hasNext()) {
            var told = freshFor(directives.next());
            fresh = told.compareTo(fresh) < 0 ? told : fresh;
        }
        return fresh;
    }

    /** An age that cannot be read is none (RFC 9111, section 4.2.1). */
    private static Duration freshFor(HeaderElement directive) {
        var value = directive.getValue();
        return switch (directive.getName().toLowerCase(Locale.ROOT)) {
            case "no-store", "no-cache" -> Duration.ZERO;
            case "max-age" ->
                value != null && value.matches("\\d{1,9}") ? Duration.ofSeconds(Long.parseLong(value)) : Duration.ZERO;
            default -> LONGEST_KEPT;
        };
    }
}
