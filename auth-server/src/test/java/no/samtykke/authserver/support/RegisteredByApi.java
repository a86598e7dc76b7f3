package no.samtykke.authserver.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import no.samtykke.authserver.support.TokenEndpoint.Answer;
import org.springframework.test.context.DynamicPropertyRegistry;

/** Registers clients as an administrator or an app does, so that a test can have a client of its own. */
public final class RegisteredByApi {

    public static final String INITIAL_TOKEN = "an-initial-access-token-of-the-operator";
    public static final String CLIENTS_SCOPE = "https://samtykke.example/scope/clients";
    private static final ObjectMapper JSON = new ObjectMapper();

    private RegisteredByApi() {}

    static void register(DynamicPropertyRegistry registry) {
        registry.add("samtykke.registration.initial-access-token", RegisteredByApi::initialToken);
        registry.add("samtykke.registration.scopes", () -> "openid,fhirUser,launch/patient,online_access,patient/*.rs");
    }

    /** A confidential app, right as it stands. */
    public static ObjectNode anApp() {
        var app = JSON.createObjectNode();
        app.put("client_name", "Måleboka");
        app.put("controller", "Måleboka AS");
        app.putArray("redirect_uris").add("http://127.0.0.1/callback");
        app.put("scope", "openid fhirUser launch/patient online_access patient/*.rs");
        return app;
    }

    public static ObjectNode anAppWithKeys(String jwks) {
        try {
            var app = anApp().put("token_endpoint_auth_method", "private_key_jwt");
            app.set("jwks", JSON.readTree(jwks));
            return app;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String administratorToken() {
        return ClientAssertion.ofTheSystem().token(CLIENTS_SCOPE).text("access_token");
    }

    /** @return the answer, with {@code client_id} and perhaps {@code client_secret} */
    public static JsonNode registered(ObjectNode metadata) {
        var answer = call("POST", "/clients", administratorToken(), metadata.toString());
        if (answer.status() != 201) {
            throw new AssertionError(answer.http().body());
        }
        return answer.body();
    }

    public static Answer call(String method, String path, String token, String body) {
        var request = HttpRequest.newBuilder(URI.create(Neighbourhood.issuer() + path))
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return TokenEndpoint.send(request.build());
    }

    private static Path initialToken() {
        try {
            var file = Files.createTempFile("initial-access-token", "");
            file.toFile().deleteOnExit();
            return Files.writeString(file, INITIAL_TOKEN + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
