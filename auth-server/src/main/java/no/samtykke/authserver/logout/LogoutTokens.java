package no.samtykke.authserver.logout;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import no.samtykke.authserver.login.IdPorten;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;

/** Judges ID-porten's logout tokens (OpenID Connect Back-Channel Logout 1.0, 2.6). */
@Component
class LogoutTokens {

    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(60);
    private static final Duration OLDEST = Duration.ofMinutes(5);

    private final IdPorten idPorten;
    private final Clock clock;
    private volatile @Nullable JwtDecoder decoder;

    LogoutTokens(IdPorten idPorten, Clock clock) {
        this.idPorten = idPorten;
        this.clock = clock;
    }

    /** The session, in ID-porten's words, that a genuine token ends. */
    Optional<String> sessionOf(String token) {
        try {
            return Optional.of(decoder().decode(token)).filter(this::isLogout).map(jwt -> jwt.getClaimAsString("sid"));
        } catch (JwtException e) {
            return Optional.empty();
        }
    }

    /** Kept, so that the keys are not fetched for each who sends something; ID-porten may be silent at our start. */
    private JwtDecoder decoder() {
        var known = decoder;
        if (known == null) {
            known = newDecoder();
            decoder = known;
        }
        return known;
    }

    private JwtDecoder newDecoder() {
        var made = NimbusJwtDecoder.withJwkSetUri(idPorten.jwkSetUri())
                .validateType(false)
                .build();
        made.setJwtValidator(unused -> OAuth2TokenValidatorResult.success());
        return made;
    }

    private boolean isLogout(Jwt token) {
        return idPorten.issuer().toString().equals(token.getClaimAsString("iss"))
                && token.getAudience() != null
                && token.getAudience().contains(idPorten.clientId())
                && isRecent(token.getIssuedAt())
                && (token.getExpiresAt() == null
                        || token.getExpiresAt().isAfter(clock.instant().minus(CLOCKS_DIFFER)))
                && !token.hasClaim("nonce")
                && token.getId() != null
                && token.getClaim("events") instanceof Map<?, ?> events
                && events.containsKey(EVENT);
    }

    private boolean isRecent(@Nullable Instant issuedAt) {
        var now = clock.instant();
        return issuedAt != null && issuedAt.isAfter(now.minus(OLDEST)) && issuedAt.isBefore(now.plus(CLOCKS_DIFFER));
    }
}
