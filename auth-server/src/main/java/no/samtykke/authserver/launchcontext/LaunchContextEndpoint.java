package no.samtykke.authserver.launchcontext;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import no.samtykke.authserver.client.Client;
import no.samtykke.authserver.client.Clients;
import no.samtykke.authserver.client.Scope;
import no.samtykke.authserver.launchcontext.RequestedContext.Malformed;
import no.samtykke.authserver.server.ServerProperties;
import no.samtykke.authserver.token.OwnTokens;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * {@code POST /launch-contexts}: a launcher says what it launches, and learns where to send the person.
 *
 * <p>A launcher is a registered backend system with the scope {@code https://samtykke.example/scope/launch}; our own
 * portal is one like any other. Its word opens nothing: the person still logs in, must be the one it named, may act for
 * that patient only if the register says so, and is asked for her approval.
 */
@RestController
class LaunchContextEndpoint {

    private static final int LONGEST_BODY = 16 * 1024;

    private final OwnTokens tokens;
    private final Clients clients;
    private final LaunchContexts contexts;
    private final ServerProperties server;
    private final ObjectMapper json;

    LaunchContextEndpoint(
            OwnTokens tokens, Clients clients, LaunchContexts contexts, ServerProperties server, ObjectMapper json) {
        this.tokens = tokens;
        this.clients = clients;
        this.contexts = contexts;
        this.server = server;
        this.json = json;
    }

    @PostMapping(path = "/launch-contexts", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, Object>> issue(HttpServletRequest request) throws IOException {
        var launcher = tokens.callerOf(request, Scope.Named.LAUNCH_FOR_APPS);
        var context = RequestedContext.read(body(request));
        var launchUri = clients.findApp(context.clientId())
                .filter(app -> !app.scopes().narrow(Scope.Named.LAUNCH.text()).isEmpty())
                .flatMap(Client.CitizenApp::launchUri)
                .orElseThrow(() -> new Malformed("client_id must name an app that can be launched."));
        var launch = contexts.issue(context, launcher);
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(Map.of(
                        "launch", launch,
                        "expires_in", LaunchContexts.LIFE.toSeconds(),
                        "launch_url", address(launchUri, launch)));
    }

    private JsonNode body(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(LONGEST_BODY + 1);
        if (body.length > LONGEST_BODY) {
            throw new Malformed("The body is too long.");
        }
        try {
            return json.readTree(body);
        } catch (JsonProcessingException e) {
            throw new Malformed("The body is not JSON.");
        }
    }

    private String address(URI launchUri, String launch) {
        return UriComponentsBuilder.fromUri(launchUri)
                .queryParam("iss", "{iss}")
                .queryParam("launch", "{launch}")
                .encode()
                .buildAndExpand(server.fhirBase(), launch)
                .toUriString();
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> malformed(Malformed fault) {
        return ResponseEntity.badRequest()
                .cacheControl(CacheControl.noStore())
                .body(Map.of("error", "invalid_request", "error_description", String.valueOf(fault.getMessage())));
    }
}
