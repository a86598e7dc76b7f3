package no.samtykke.fhirserver.journal;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import java.text.ParseException;
import no.samtykke.fhirserver.access.OperationRefused;
import no.samtykke.fhirserver.access.Refusals;
import no.samtykke.fhirserver.access.RequestAccess;
import no.samtykke.fhirserver.sources.SessionKey;
import no.samtykke.fhirserver.sources.SessionMemory;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * An app gives the public key to which sources encrypt documents from now on, until the session ends: {@code key}, a
 * JWK in JSON, and {@code only-encrypted}, whether it wants no other. It is answered {@code kid}, the thumbprint.
 */
@Component
public class SessionKeyOperation {

    private static final int UNPROCESSABLE = 422;
    private static final int LONGEST = 1_000;

    private final SessionMemory memory;

    SessionKeyOperation(SessionMemory memory) {
        this.memory = memory;
    }

    @Operation(name = "$session-key")
    public Parameters keep(@ResourceParam @Nullable Parameters in, RequestDetails request) {
        var app = RequestAccess.appOf(request).orElseThrow(Refusals::absent);
        var key = keyOf(in);
        memory.setKey(app, key);
        return new Parameters().addParameter("kid", key.kid());
    }

    private static SessionKey keyOf(@Nullable Parameters in) {
        if (in == null || !(in.getParameterValue("key") instanceof StringType given) || !given.hasValue()) {
            throw refused();
        }
        var only = in.getParameterValue("only-encrypted");
        if (only != null && !(only instanceof BooleanType)) {
            throw new OperationRefused(UNPROCESSABLE, "session-key-not-valid", "only-encrypted");
        }
        return keyOf(given.getValue(), only instanceof BooleanType told && told.booleanValue());
    }

    /** What is passed on is written anew, of what a public key has and nothing else. */
    private static SessionKey keyOf(String jwk, boolean onlyEncrypted) {
        try {
            var key = jwk.length() > LONGEST ? null : ECKey.parse(jwk);
            if (key == null || key.isPrivate() || !Curve.P_256.equals(key.getCurve())) {
                throw refused();
            }
            // Refuses a point that is not on the curve.
            new ECDHEncrypter(key);
            var plain = new ECKey.Builder(Curve.P_256, key.getX(), key.getY()).build();
            return new SessionKey(
                    plain.toJSONString(), plain.computeThumbprint().toString(), onlyEncrypted);
        } catch (ParseException | JOSEException | IllegalArgumentException | IllegalStateException unusable) {
            throw refused();
        }
    }

    private static OperationRefused refused() {
        return new OperationRefused(UNPROCESSABLE, "session-key-not-valid", "key");
    }
}
