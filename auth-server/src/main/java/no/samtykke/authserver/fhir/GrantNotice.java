package no.samtykke.authserver.fhir;

import com.nimbusds.jose.JOSEObjectType;
import java.util.Map;
import java.util.UUID;
import no.samtykke.authserver.token.Signer;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * Tells the fhir-server that a grant is revoked: a Security Event Token (RFC 8417), pushed (RFC 8935). Telling it twice
 * is harmless.
 */
@Component
public class GrantNotice {

    private static final JOSEObjectType TYPE = new JOSEObjectType("secevent+jwt");
    private static final MediaType MEDIA_TYPE = MediaType.parseMediaType("application/secevent+jwt");
    private static final String EVENT = "https://schemas.openid.net/secevent/oauth/event-type/token-revoked";

    private final Notices notices;
    private final Signer signer;

    GrantNotice(Notices notices, Signer signer) {
        this.notices = notices;
        this.signer = signer;
    }

    /** @return whether the fhir-server has confirmed */
    public boolean deliver(UUID grant) {
        var claims = notices.about(EVENT, Map.of("grant", grant.toString())).build();
        return notices.deliver("/security-events", MEDIA_TYPE, signer.sign(TYPE, claims));
    }
}
