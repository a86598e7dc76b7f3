package no.samtykke.fhirserver.push;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The key that signs what is sent. Its public half is told to whoever subscribes. */
@Component
class PushKey {

    private static final String SETTING = "samtykke.push.key";

    private final Optional<ECKey> key;
    private final Optional<ECDSASigner> signer;

    PushKey(PushProperties properties) {
        this.key = Optional.ofNullable(properties.key()).map(PushKey::read);
        this.signer = key.map(PushKey::signer);
    }

    boolean isThere() {
        return key.isPresent();
    }

    /** A JWK Set with its public half; an empty one without a key. */
    String published() {
        return new JWKSet(key.<JWK>map(ECKey::toPublicJWK).stream().toList()).toString();
    }

    /** A JWS of the text with its middle part left out: the text itself goes beside it. */
    String sign(String text) {
        try {
            var ours = key.orElseThrow();
            var header = new JWSHeader.Builder(JWSAlgorithm.ES384)
                    .keyID(ours.getKeyID())
                    .build();
            var signed = new JWSObject(header, new Payload(text));
            signed.sign(signer.orElseThrow());
            return signed.serialize(true);
        } catch (JOSEException e) {
            throw new IllegalStateException("A key that was checked does not sign", e);
        }
    }

    private static ECDSASigner signer(ECKey key) {
        try {
            return new ECDSASigner(key);
        } catch (JOSEException e) {
            throw new IllegalStateException("A key that was checked is no key", e);
        }
    }

    /** Nothing of the file stands in what is thrown. */
    private static ECKey read(Path file) {
        try {
            var key = ECKey.parse(Files.readString(file));
            if (!key.isPrivate() || !Curve.P_384.equals(key.getCurve())) {
                throw new IllegalArgumentException(SETTING + " is no private key on the curve P-384");
            }
            return key.getKeyID() == null
                    ? new ECKey.Builder(key).keyIDFromThumbprint().build()
                    : key;
        } catch (IOException _) {
            throw new IllegalArgumentException(SETTING + " names no file that can be read");
        } catch (ParseException | JOSEException _) {
            throw new IllegalArgumentException(SETTING + " is no private key on the curve P-384");
        }
    }
}
