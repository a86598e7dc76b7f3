package no.samtykke.authserver.token;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import no.samtykke.authserver.server.PublicAddresses;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.Timeout;

/**
 * Fetches a client's keys: one GET, two seconds for each step and five for all, 50 KiB at most. No redirect is
 * followed, so that the address that was registered is the only one ever asked.
 */
final class KeySetDownload implements ResourceRetriever {

    private static final Timeout PATIENCE = Timeout.ofSeconds(2);
    private static final Duration WHOLE = Duration.ofSeconds(5);
    private static final int LARGEST_SET_BYTES = 50 * 1024;
    private static final int OK = 200;

    private final CloseableHttpClient http;
    private final Duration whole;

    private KeySetDownload(DnsResolver names, Duration whole) {
        this.whole = whole;
        http = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(names)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(PATIENCE)
                                .setSocketTimeout(PATIENCE)
                                .build())
                        .setDefaultSocketConfig(
                                SocketConfig.custom().setSoTimeout(PATIENCE).build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(PATIENCE)
                        .setResponseTimeout(PATIENCE)
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    /** From wherever the operator says. */
    static KeySetDownload fromAnywhere() {
        return within(WHOLE);
    }

    /** @param whole time for all of it, however slowly it comes */
    static KeySetDownload within(Duration whole) {
        return new KeySetDownload(SystemDefaultDnsResolver.INSTANCE, whole);
    }

    /**
     * From the open internet only.
     *
     * @param names finds the addresses, before they are judged
     */
    static KeySetDownload fromPublicAddresses(DnsResolver names) {
        return new KeySetDownload(new PublicAddresses(names), WHOLE);
    }

    @Override
    public Resource retrieveResource(URL url) throws IOException {
        try {
            var get = new HttpGet(new URI(url.toString()));
            CompletableFuture.delayedExecutor(whole.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(get::abort);
            return http.execute(get, KeySetDownload::read);
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new IOException("No address to fetch keys from", e);
        }
    }

    private static Resource read(ClassicHttpResponse response) throws IOException {
        if (response.getCode() != OK || response.getEntity() == null) {
            throw new IOException("Keys were not given, status " + response.getCode());
        }
        byte[] body = response.getEntity().getContent().readNBytes(LARGEST_SET_BYTES + 1);
        if (body.length > LARGEST_SET_BYTES) {
            throw new IOException("The set of keys is too large");
        }
        return new Resource(
                new String(body, StandardCharsets.UTF_8), response.getEntity().getContentType());
    }
}
