package no.samtykke.authserver.logout;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import no.samtykke.authserver.client.Client;
import no.samtykke.authserver.client.Clients;
import no.samtykke.authserver.server.ServerProperties;
import no.samtykke.authserver.token.Signer;
import org.springframework.stereotype.Component;

/**
 * Tells one receiver that a session has ended (OpenID Connect Back-Channel Logout 1.0). Telling it twice is harmless.
 *
 * <p>A receiver has three seconds for everything. It is not followed elsewhere, and only 200 or 204 counts as heard.
 */
@Component
class LogoutNotice {

    private static final JOSEObjectType TYPE = new JOSEObjectType("logout+jwt");
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration LIFE = Duration.ofMinutes(2);

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final Clients clients;
    private final Signer signer;
    private final ServerProperties server;
    private final Clock clock;

    LogoutNotice(Clients clients, Signer signer, ServerProperties server, Clock clock) {
        this.clients = clients;
        this.signer = signer;
        this.server = server;
        this.clock = clock;
    }

    /** @return whether the receiver has confirmed */
    boolean deliver(Receiver receiver) {
        return address(receiver).map(address -> send(address, token(receiver))).orElse(false);
    }

    /** The fhir-server hears it at its root, beside the FHIR API; an app where it is registered now. */
    private Optional<URI> address(Receiver receiver) {
        return receiver.isFhirServer()
                ? Optional.of(server.fhirBase().resolve("/backchannel-logout"))
                : clients.findApp(receiver.clientId()).flatMap(Client.CitizenApp::backchannelLogoutUri);
    }

    private boolean send(URI address, String token) {
        var request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofString("logout_token=" + token))
                .build();
        var answer = http.sendAsync(request, HttpResponse.BodyHandlers.discarding());
        try {
            int status = answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).statusCode();
            return status == 200 || status == 204;
        } catch (ExecutionException | TimeoutException e) {
            answer.cancel(true);
            return false;
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private String token(Receiver receiver) {
        var now = clock.instant();
        var claims = new JWTClaimsSet.Builder()
                .issuer(server.issuer().toString())
                .audience(receiver.isFhirServer() ? server.fhirBase().toString() : receiver.clientId())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFE)))
                .jwtID(UUID.randomUUID().toString())
                .claim("sid", receiver.sid().toString())
                .claim("events", Map.of(EVENT, Map.of()));
        receiver.subject().ifPresent(subject -> claims.subject(subject.toString()));
        return receiver.isFhirServer() ? signer.sign(TYPE, claims.build()) : signer.signForApps(TYPE, claims.build());
    }
}
