package no.samtykke.fhirserver.sources;

import static java.util.Objects.requireNonNull;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.text.ParseException;

/** The key by which a source knows us. */
final class SigningKey {

    private final ECKey key;

    private SigningKey(ECKey key) {
        this.key = key;
    }

    /** Nothing of the file stands in what is thrown. */
    static SigningKey of(SourceSettings settings) {
        try {
            var key = ECKey.parse(Files.readString(requireNonNull(settings.clientKey())));
            if (!key.isPrivate() || !Curve.P_384.equals(key.getCurve())) {
                throw refusal(settings.id(), "client-key is no private key on the curve P-384");
            }
            return new SigningKey(
                    key.getKeyID() == null
                            ? new ECKey.Builder(key).keyIDFromThumbprint().build()
                            : key);
        } catch (IOException _) {
            throw refusal(settings.id(), "client-key names no file that can be read");
        } catch (ParseException | JOSEException _) {
            throw refusal(settings.id(), "client-key is no private key on the curve P-384");
        }
    }

    String sign(JWTClaimsSet claims) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.ES384)
                    .keyID(key.getKeyID())
                    .type(JOSEObjectType.JWT)
                    .build();
            var token = new SignedJWT(header, claims);
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("A key that was checked does not sign", e);
        }
    }

    private static IllegalArgumentException refusal(String id, String what) {
        return new IllegalArgumentException("samtykke.sources: source " + id + ": " + what);
    }
}
