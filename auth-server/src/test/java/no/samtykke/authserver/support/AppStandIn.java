package no.samtykke.authserver.support;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import org.springframework.test.context.DynamicPropertyRegistry;

/** Where apps wait for their codes: a loopback port that answers anything. */
public final class AppStandIn {

    public static final String APP = "test-app";
    public static final String OTHER_APP = "other-app";
    public static final String ORIGIN = "https://app.example";

    private final HttpServer http;
    private final LogoutEars ears = new LogoutEars();

    AppStandIn() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.createContext("/", exchange -> {
            var body = "<!DOCTYPE html><title>The app</title>".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        http.createContext("/backchannel", ears::hear);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.start();
    }

    /** What the app hears of log-outs. */
    public LogoutEars ears() {
        return ears;
    }

    private String backchannel() {
        return "http://127.0.0.1:" + http.getAddress().getPort() + "/backchannel";
    }

    public String callback() {
        return "http://127.0.0.1:" + http.getAddress().getPort() + "/callback";
    }

    public String afterLogout() {
        return "http://127.0.0.1:" + http.getAddress().getPort() + "/bye";
    }

    static void register(DynamicPropertyRegistry registry) {
        registry.add("samtykke.clients[0].client-id", () -> APP);
        registry.add("samtykke.clients[0].kind", () -> "public");
        registry.add("samtykke.clients[0].name", () -> "Testappen");
        registry.add("samtykke.clients[0].controller", () -> "Prøveselskapet AS");
        registry.add("samtykke.clients[0].redirect-uris[0]", () -> "http://127.0.0.1/callback");
        registry.add("samtykke.clients[0].redirect-uris[1]", () -> "https://app.example/callback");
        registry.add("samtykke.clients[0].redirect-uris[2]", () -> "https://app.example/with?query=1");
        registry.add("samtykke.clients[0].redirect-uris[3]", () -> "no.samtykke.testapp:/callback");
        registry.add("samtykke.clients[0].post-logout-redirect-uris[0]", () -> "http://127.0.0.1/bye");
        registry.add(
                "samtykke.clients[0].scopes",
                () -> "openid,fhirUser,profile,launch,launch/patient,online_access,offline_access,patient/*.cruds,"
                        + "user/*.cruds");
        registry.add("samtykke.clients[0].native", () -> "true");
        registry.add("samtykke.clients[0].backchannel-logout-uri", Neighbourhood.APPS::backchannel);
        registry.add("samtykke.clients[0].launch-uri", () -> "https://app.example/launch?from=us");
        registry.add("samtykke.clients[0].origins", () -> ORIGIN);
        registry.add("samtykke.clients[1].client-id", () -> OTHER_APP);
        registry.add("samtykke.clients[1].kind", () -> "public");
        registry.add("samtykke.clients[1].name", () -> "Den andre appen");
        registry.add("samtykke.clients[1].controller", () -> "Noen andre AS");
        registry.add("samtykke.clients[1].redirect-uris[0]", () -> "http://127.0.0.1/callback");
        registry.add("samtykke.clients[1].scopes", () -> "openid,launch,launch/patient,patient/Observation.rs");
    }
}
