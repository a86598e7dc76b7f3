package no.samtykke.fhirserver.smart;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Hears from auth-server that it has taken a grant back. From the next request on, none of its tokens opens anything.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8935">RFC 8935, push-based delivery of security event tokens</a>
 */
@RestController
class SecurityEvents {

    private static final String TOKEN_REVOKED = "https://schemas.openid.net/secevent/oauth/event-type/token-revoked";

    private final JwtDecoder events;
    private final EndedGrants ended;
    private final ApplicationEventPublisher publisher;

    SecurityEvents(OwnIssuer issuer, EndedGrants ended, ApplicationEventPublisher publisher) {
        this.events = issuer.messages("secevent+jwt", token -> grantIn(token).isPresent());
        this.ended = ended;
        this.publisher = publisher;
    }

    /** Answers 202 also when the grant was unknown or had ended before, 400 for what is not a valid event. */
    @PostMapping(path = "/security-events", consumes = "application/secevent+jwt")
    public ResponseEntity<Map<String, String>> hear(@RequestBody String event) {
        var grant = grantOf(event);
        if (grant.isEmpty()) {
            return ResponseEntity.badRequest()
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(Map.of("err", "invalid_request"));
        }
        ended.note(grant.get());
        publisher.publishEvent(new GrantEnded(grant.get()));
        return ResponseEntity.accepted().build();
    }

    private Optional<UUID> grantOf(String event) {
        try {
            return grantIn(events.decode(event));
        } catch (JwtException invalid) {
            return Optional.empty();
        }
    }

    private static Optional<UUID> grantIn(Jwt event) {
        return event.getId() != null
                        && event.getIssuedAt() != null
                        && event.getClaims().get("events") instanceof Map<?, ?> named
                        && named.get(TOKEN_REVOKED) instanceof Map<?, ?> revoked
                        && revoked.get("grant") instanceof String grant
                ? TokenToCaller.uuid(grant)
                : Optional.empty();
    }
}
