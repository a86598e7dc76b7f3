package no.samtykke.authserver.fhir;

import com.nimbusds.jose.JOSEObjectType;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import no.samtykke.authserver.token.Signer;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;

/**
 * Tells the fhir-server that a session has ended (OpenID Connect Back-Channel Logout 1.0). Telling it twice is
 * harmless.
 */
@Component
public class LogoutNotice {

    private static final JOSEObjectType TYPE = new JOSEObjectType("logout+jwt");
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
    private static final Duration LIFE = Duration.ofMinutes(2);

    private final Notices notices;
    private final Signer signer;
    private final Clock clock;

    LogoutNotice(Notices notices, Signer signer, Clock clock) {
        this.notices = notices;
        this.signer = signer;
        this.clock = clock;
    }

    /** @return whether the fhir-server has confirmed */
    public boolean deliver(UUID sid) {
        var form = new LinkedMultiValueMap<String, String>();
        form.add("logout_token", token(sid));
        return notices.deliver("/backchannel-logout", MediaType.APPLICATION_FORM_URLENCODED, form);
    }

    private String token(UUID sid) {
        var claims = notices.about(EVENT, Map.of())
                .expirationTime(Date.from(clock.instant().plus(LIFE)))
                .claim("sid", sid.toString());
        return signer.sign(TYPE, claims.build());
    }
}
