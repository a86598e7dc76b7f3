package no.samtykke.authserver.server;

import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.Timeout;

/**
 * HTTP towards addresses that clients are registered with: two seconds for each step, and nothing that leads elsewhere
 * than to the address itself. No redirect, cookie, proxy, retry or compression.
 */
public final class OutboundHttp {

    private static final Timeout PATIENCE = Timeout.ofSeconds(2);

    private OutboundHttp() {}

    /** For addresses that the operator wrote. */
    public static CloseableHttpClient toAnywhere() {
        return resolvingBy(SystemDefaultDnsResolver.INSTANCE);
    }

    /**
     * For addresses that others named: they lead to the open internet or nowhere.
     *
     * @param names finds the addresses, before they are judged
     */
    public static CloseableHttpClient toPublicAddresses(DnsResolver names) {
        return resolvingBy(new PublicAddresses(names));
    }

    private static CloseableHttpClient resolvingBy(DnsResolver names) {
        return HttpClients.custom()
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
}
