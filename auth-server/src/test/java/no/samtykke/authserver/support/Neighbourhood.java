package no.samtykke.authserver.support;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.test.context.DynamicPropertyRegistry;

/** The neighbours of the auth-server, started once for all tests, and the settings that lead to them. */
public final class Neighbourhood {

    public static final IdPortenStandIn ID_PORTEN = new IdPortenStandIn();
    public static final FhirServerStandIn FHIR = new FhirServerStandIn();
    public static final SystemStandIn SYSTEMS = new SystemStandIn();
    public static final AppStandIn APPS = new AppStandIn();
    public static final MovableClock CLOCK = new MovableClock();
    private static final int PORT = freePort();

    private Neighbourhood() {}

    public static String issuer() {
        return "http://localhost:" + PORT;
    }

    public static void register(DynamicPropertyRegistry registry) {
        Database.register(registry);
        registry.add("server.port", () -> PORT);
        registry.add("samtykke.issuer", Neighbourhood::issuer);
        registry.add("samtykke.fhir-base", FHIR::base);
        registry.add("samtykke.id-porten.issuer", ID_PORTEN::issuer);
        registry.add("samtykke.id-porten.client-id", () -> IdPortenStandIn.CLIENT_ID);
        registry.add("samtykke.id-porten.client-key", Neighbourhood::clientKey);
        registry.add("samtykke.devices.enabled", () -> true);
        AppStandIn.register(registry);
        RegisteredByApi.register(registry);
        SYSTEMS.register(registry);
    }

    private static Path clientKey() {
        try {
            RSAKey key = new RSAKeyGenerator(2048)
                    .keyID("samtykke-1")
                    .keyUse(KeyUse.SIGNATURE)
                    .generate();
            var file = Files.createTempFile("client-key", ".json");
            file.toFile().deleteOnExit();
            return Files.writeString(file, new JWKSet(key).getKeys().getFirst().toJSONString());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
