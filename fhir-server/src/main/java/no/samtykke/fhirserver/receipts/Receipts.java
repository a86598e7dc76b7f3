package no.samtykke.fhirserver.receipts;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Clock;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import no.samtykke.fhirserver.smart.SmartProperties;
import org.springframework.stereotype.Component;

/** Makes receipts: what was asked, by whom, when, and what was answered, signed by a key that is published. */
@Component
public class Receipts {

    private final ReceiptKeys keys;
    private final String issuer;
    private final Clock clock;

    Receipts(ReceiptKeys keys, SmartProperties server, Clock clock) {
        this.keys = keys;
        this.issuer = server.base().toString();
        this.clock = clock;
    }

    /**
     * @param operation that was called, without the dollar sign
     * @param clientId of the system that asked
     * @param request the number under which the usage log holds it
     * @return a JWS in its compact form
     */
    public String receipt(
            String operation, String clientId, UUID request, Map<String, Object> asked, Map<String, Object> answered) {
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(clientId)
                .jwtID(request.toString())
                .issueTime(Date.from(clock.instant()))
                .claim("operation", operation)
                .claim("asked", asked)
                .claim("answered", answered)
                .build();
        return keys.sign(claims.toString());
    }
}
