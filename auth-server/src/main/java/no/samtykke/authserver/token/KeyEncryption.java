package no.samtykke.authserver.token;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jose.jwk.JWK;
import java.text.ParseException;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * How a key is written in the database: as a JWK, or, when {@code samtykke.signing.key-encryption-key} is set and it
 * has a private part, as a JWE around it (direct encryption, A256GCM).
 */
@Component
class KeyEncryption {

    private final Optional<byte[]> secret;

    KeyEncryption(SigningProperties properties) {
        secret = properties.encryptionKey();
    }

    String write(JWK key) {
        return key.isPrivate() && secret.isPresent() ? encrypt(key.toJSONString(), secret.get()) : key.toJSONString();
    }

    JWK read(String written) {
        try {
            return JWK.parse(isPlain(written) ? written : decrypt(written));
        } catch (ParseException | JOSEException e) {
            throw new IllegalStateException(
                    "A stored signing key cannot be read; is samtykke.signing.key-encryption-key the right one?", e);
        }
    }

    /** Whether a private key lies open although it need not. */
    boolean isToBeRewritten(String written) {
        return secret.isPresent() && isPlain(written) && read(written).isPrivate();
    }

    private static boolean isPlain(String written) {
        return written.startsWith("{");
    }

    private static String encrypt(String text, byte[] with) {
        var jwe = new JWEObject(new JWEHeader(JWEAlgorithm.DIR, EncryptionMethod.A256GCM), new Payload(text));
        try {
            jwe.encrypt(new DirectEncrypter(with));
        } catch (JOSEException e) {
            throw new IllegalStateException("A signing key could not be encrypted", e);
        }
        return jwe.serialize();
    }

    private String decrypt(String written) throws ParseException, JOSEException {
        var jwe = JWEObject.parse(written);
        jwe.decrypt(new DirectDecrypter(secret.orElseThrow(() -> new JOSEException("No key to decrypt with"))));
        return jwe.getPayload().toString();
    }
}
