package no.samtykke.fhirserver.sources;

import static no.samtykke.fhirserver.sources.Room.ANNA;
import static no.samtykke.fhirserver.sources.Room.document;
import static no.samtykke.fhirserver.sources.Room.whyOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import no.samtykke.fhirserver.sources.SourceSilent.Why;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleKey;
import org.springframework.boot.ssl.jks.JksSslStoreBundle;
import org.springframework.boot.ssl.jks.JksSslStoreDetails;

/** A source that wants to see our certificate, and whose own must be one that is trusted. */
class MutualTlsTest {

    private static final String PASSWORD = "for-tests";

    private static StandIn standIn;
    private static SslBundle both;
    private static SslBundle withoutKey;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        var theirs = made(folder.resolve("theirs.p12"));
        var ours = made(folder.resolve("ours.p12"));
        both = bundle(ours, theirs);
        withoutKey = SslBundle.of(new JksSslStoreBundle(null, theirs));
        var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(bundle(theirs, ours).createSslContext()) {
            @Override
            public void configure(HttpsParameters parameters) {
                var wanted = getSSLContext().getDefaultSSLParameters();
                wanted.setNeedClientAuth(true);
                parameters.setSSLParameters(wanted);
            }
        });
        standIn = new StandIn("helse-vest", "https", server);
        standIn.has(ANNA, document("one"));
    }

    @AfterAll
    static void stop() {
        standIn.close();
    }

    @Test
    void both_show_who_they_are() throws Exception {
        try (var room = room(both)) {
            assertThat(room.search()).containsExactly("one");
        }
    }

    @Test
    void one_that_shows_no_certificate_gets_nothing() throws IOException {
        try (var room = room(withoutKey)) {
            assertThat(whyOf(room::search)).isEqualTo(Why.DOWN);
        }
    }

    @Test
    void a_source_that_nobody_vouches_for_is_told_nothing() throws IOException {
        int before = standIn.tokenRequests().size();
        try (var room = Room.of(Map.of(), standIn)) {
            assertThat(whyOf(room::search)).isEqualTo(Why.DOWN);
        }
        assertThat(standIn.tokenRequests()).hasSize(before);
    }

    private static Room room(SslBundle bundle) {
        return Room.of(new DefaultSslBundleRegistry("mutual", bundle), Map.of("list[0].ssl-bundle", "mutual"), standIn);
    }

    private static SslBundle bundle(JksSslStoreDetails key, JksSslStoreDetails trusted) {
        return SslBundle.of(new JksSslStoreBundle(key, trusted), SslBundleKey.of(PASSWORD));
    }

    /** A key with a certificate that it signed itself. */
    private static JksSslStoreDetails made(Path file) throws Exception {
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
