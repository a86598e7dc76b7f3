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
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Hears from the auth-server that a session has ended. From the next request on, none of its tokens opens anything.
 *
 * @see <a href="https://openid.net/specs/openid-connect-backchannel-1_0.html">OpenID Connect Back-Channel Logout
 *     1.0</a>
 */
@RestController
class BackChannelLogout {

    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

    private final JwtDecoder logoutTokens;
    private final Sessions sessions;
    private final ApplicationEventPublisher events;

    BackChannelLogout(OwnIssuer issuer, Sessions sessions, ApplicationEventPublisher events) {
        this.logoutTokens = issuer.messages("logout+jwt", BackChannelLogout::isLogout);
        this.sessions = sessions;
        this.events = events;
    }

    /** Answers 200 also when the session had ended before, 400 for a token that is not a valid logout token. */
    @PostMapping(path = "/backchannel-logout", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    @Transactional
    public ResponseEntity<Void> logout(@RequestParam("logout_token") String logoutToken) {
        var sid = sessionOf(logoutToken);
        if (sid.isEmpty()) {
            return ResponseEntity.badRequest().build();
        }
        sessions.end(sid.get()).ifPresent(patient -> events.publishEvent(new SessionEnded(sid.get(), patient)));
        return ResponseEntity.ok().header("Cache-Control", "no-store").build();
    }

    private Optional<UUID> sessionOf(String logoutToken) {
        try {
            String sid = logoutTokens.decode(logoutToken).getClaimAsString("sid");
            return sid == null ? Optional.empty() : Optional.of(UUID.fromString(sid));
        } catch (JwtException | IllegalArgumentException invalid) {
            return Optional.empty();
        }
    }

    private static boolean isLogout(Jwt token) {
        return token.getClaims().get("events") instanceof Map<?, ?> named
                && named.containsKey(EVENT)
                && token.getExpiresAt() != null
                && !token.hasClaim("nonce");
    }
}
