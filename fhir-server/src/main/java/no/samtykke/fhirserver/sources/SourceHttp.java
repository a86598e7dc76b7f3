package no.samtykke.fhirserver.sources;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.entity.UrlEncodedFormEntity;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.message.BasicNameValuePair;
import org.apache.hc.core5.util.Timeout;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.stereotype.Component;

/**
 * HTTP as sources get it: what is sent goes where the settings say and nowhere else, and what comes back is not
 * interpreted. A connection ends with its answer, for it would keep a buffer with what was last read.
 */
@Component
class SourceHttp {

    private static final int LONGEST_HEADER_LINE = 8192;
    private static final int MOST_HEADERS = 100;

    private final Map<String, CloseableHttpClient> clients = new HashMap<>();

    SourceHttp(Sources sources, SslBundles bundles) {
        sources.all().forEach(source -> clients.put(source.id(), client(sources.settingsOf(source), bundles)));
    }

    /** The body of the answer has not been read yet. */
    Reply post(Source source, URI address, Map<String, String> form, Map<String, String> headers) throws IOException {
        var request = new HttpPost(address);
        headers.forEach(request::setHeader);
        request.setEntity(new UrlEncodedFormEntity(
                form.entrySet().stream()
                        .map(field -> new BasicNameValuePair(field.getKey(), field.getValue()))
                        .toList(),
                UTF_8));
        return new Reply(request, requireNonNull(clients.get(source.id())).executeOpen(null, request, null));
    }

    @PreDestroy
    void close() throws IOException {
        for (var client : clients.values()) {
            client.close();
        }
    }

    private static CloseableHttpClient client(SourceSettings settings, SslBundles bundles) {
        var patience = Timeout.of(settings.timeout());
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnPerRoute(2 * Places.AT_A_TIME)
                .setMaxConnTotal(2 * Places.AT_A_TIME)
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(Http1Config.custom()
                                .setMaxLineLength(LONGEST_HEADER_LINE)
                                .setMaxHeaderCount(MOST_HEADERS)
                                .build())
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(patience)
                        .setSocketTimeout(patience)
                        .build());
        if (settings.sslBundle() != null) {
            connections.setTlsSocketStrategy(tls(settings, bundles));
        }
        return HttpClients.custom()
                .setConnectionManager(connections.build())
                .setConnectionReuseStrategy((_, _, _) -> false)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(patience)
                        .setConnectionRequestTimeout(patience)
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .setUserAgent("Samtykke")
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableAuthCaching()
                .build();
    }

    private static DefaultClientTlsStrategy tls(SourceSettings settings, SslBundles bundles) {
        try {
            return new DefaultClientTlsStrategy(
                    bundles.getBundle(requireNonNull(settings.sslBundle())).createSslContext());
        } catch (NoSuchSslBundleException _) {
            throw new IllegalArgumentException(
                    "samtykke.sources: source " + settings.id() + ": ssl-bundle names none that is there");
        }
    }
}
