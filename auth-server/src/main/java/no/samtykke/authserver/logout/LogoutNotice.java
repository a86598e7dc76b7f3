package no.samtykke.authserver.logout;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import no.samtykke.authserver.client.Client;
import no.samtykke.authserver.client.Clients;
import no.samtykke.authserver.server.OutboundHttp;
import no.samtykke.authserver.server.ServerProperties;
import no.samtykke.authserver.token.Signer;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HeaderElements;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.io.entity.StringEntity;
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

    private final CloseableHttpClient known = OutboundHttp.toAnywhere();
    private final CloseableHttpClient others = OutboundHttp.toPublicAddresses(SystemDefaultDnsResolver.INSTANCE);
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
        return address(receiver)
                .map(address -> send(wayTo(receiver), address, token(receiver)))
                .orElse(false);
    }

    /** The fhir-server hears it at its root, beside the FHIR API; an app where it is registered now. */
    private Optional<URI> address(Receiver receiver) {
        return receiver.isFhirServer()
                ? Optional.of(server.fhirBase().resolve("/backchannel-logout"))
                : clients.findApp(receiver.clientId()).flatMap(Client.CitizenApp::backchannelLogoutUri);
    }

    private boolean send(CloseableHttpClient http, URI address, String token) {
        var request = new HttpPost(address);
        // Notices are rare: a connection kept open would be dead when the next one comes.
        request.setHeader(HttpHeaders.CONNECTION, HeaderElements.CLOSE);
        request.setEntity(new StringEntity("logout_token=" + token, ContentType.APPLICATION_FORM_URLENCODED));
        CompletableFuture.delayedExecutor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .execute(request::abort);
        try {
            int status = http.execute(request, HttpResponse::getCode);
            return status == HttpStatus.SC_OK || status == HttpStatus.SC_NO_CONTENT;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    /** An address that the operator did not write may not lead into our own network. */
    private CloseableHttpClient wayTo(Receiver receiver) {
        return receiver.isFhirServer() || clients.isDeclared(receiver.clientId()) ? known : others;
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
