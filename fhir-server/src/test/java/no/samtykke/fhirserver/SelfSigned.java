package no.samtykke.fhirserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleKey;
import org.springframework.boot.ssl.jks.JksSslStoreBundle;
import org.springframework.boot.ssl.jks.JksSslStoreDetails;

/** Certificates that nobody vouches for but those who were given them, and a server that wants to see one. */
public final class SelfSigned {

    private static final String PASSWORD = "for-tests";

    private SelfSigned() {}

    /** Who shows this key and trusts that one. */
    public static SslBundle bundle(JksSslStoreDetails key, JksSslStoreDetails trusted) {
        return SslBundle.of(new JksSslStoreBundle(key, trusted), SslBundleKey.of(PASSWORD));
    }

    public static SslBundle withoutKey(JksSslStoreDetails trusted) {
        return SslBundle.of(new JksSslStoreBundle(null, trusted));
    }

    /** At a free port, not started: it answers nobody who shows no certificate that it trusts. */
    public static HttpsServer demandingServer(SslBundle its) throws IOException {
        var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(its.createSslContext()) {
            @Override
            public void configure(HttpsParameters parameters) {
                var wanted = getSSLContext().getDefaultSSLParameters();
                wanted.setNeedClientAuth(true);
                parameters.setSSLParameters(wanted);
            }
        });
        return server;
    }

    /** A key with a certificate that it signed itself. */
    public static JksSslStoreDetails made(Path file) throws IOException, InterruptedException {
        var keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "key",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .start();
        keytool.getInputStream().readAllBytes();
        assertThat(keytool.waitFor()).isZero();
        return new JksSslStoreDetails("PKCS12", null, file.toString(), PASSWORD);
    }
}
