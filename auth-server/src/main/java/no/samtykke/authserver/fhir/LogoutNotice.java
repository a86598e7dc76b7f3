package no.samtykke.authserver.fhir;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import no.samtykke.authserver.server.ServerProperties;
import no.samtykke.authserver.token.Signer;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * Tells the fhir-server that a session has ended (OpenID Connect Back-Channel Logout 1.0). Telling it twice is
 * harmless.
 */
@Component
public class LogoutNotice {

    private static final JOSEObjectType TYPE = new JOSEObjectType("logout+jwt");
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration LIFE = Duration.ofMinutes(2);

    private final RestClient http;
    private final Signer signer;
    private final ServerProperties server;
    private final Clock clock;

    LogoutNotice(RestClient.Builder http, Signer signer, ServerProperties server, Clock clock) {
        var factory = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .version(HttpClient.Version.HTTP_1_1)
                .build());
        factory.setReadTimeout(PATIENCE);
        this.http = http.requestFactory(factory).build();
        this.signer = signer;
        this.server = server;
        this.clock = clock;
    }

    /** @return whether the fhir-server has confirmed */
    public boolean deliver(UUID sid) {
        var form = new LinkedMultiValueMap<String, String>();
        form.add("logout_token", token(sid));
        try {
            http.post()
                    .uri(address())
                    .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                    .body(form)
                    .retrieve()
                    .toBodilessEntity();
            return true;
        } catch (RestClientException e) {
            return false;
        }
    }

    /** It stands at the root of the fhir-server, beside the FHIR API. */
    private URI address() {
        return server.fhirBase().resolve("/backchannel-logout");
    }

    private String token(UUID sid) {
        var now = clock.instant();
        return signer.sign(
                TYPE,
                new JWTClaimsSet.Builder()
                        .issuer(server.issuer().toString())
                        .audience(server.fhirBase().toString())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(LIFE)))
                        .jwtID(UUID.randomUUID().toString())
                        .claim("sid", sid.toString())
                        .claim("events", Map.of(EVENT, Map.of()))
                        .build());
    }
}
