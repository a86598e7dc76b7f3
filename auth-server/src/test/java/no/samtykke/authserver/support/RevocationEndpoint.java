package no.samtykke.authserver.support;

import static no.samtykke.authserver.support.Neighbourhood.FHIR;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.util.HashMap;
import java.util.Map;
import no.samtykke.authserver.support.TokenEndpoint.Answer;

/** RFC 7009 as an app uses it, and what the fhir-server has heard of it. */
public final class RevocationEndpoint {

    public static final String PATH = "/oauth2/revoke";
    public static final String EVENT = "https://schemas.openid.net/secevent/oauth/event-type/token-revoked";

    private RevocationEndpoint() {}

    public static Answer revoked(String token, String hint) {
        var form = new HashMap<>(Map.of("client_id", AppStandIn.APP, "token", token));
        if (!hint.isEmpty()) {
            form.put("token_type_hint", hint);
        }
        return TokenEndpoint.postTo(PATH, form);
    }

    /** The grant that a token belongs to. */
    public static String grantOf(Answer tokens) throws Exception {
        return tokens.claims("access_token").getStringClaim("grant");
    }

    /** The grant that the only event so far was about. */
    public static String grantHeardOf() throws Exception {
        assertThat(FHIR.securityEvents()).hasSize(1);
        var events = SignedJWT.parse(FHIR.securityEvents().getFirst())
                .getJWTClaimsSet()
                .getJSONObjectClaim("events");
        return events.get(EVENT) instanceof Map<?, ?> told
                ? String.valueOf(told.get("grant"))
                : "no event of that kind";
    }
}
