package no.samtykke.fhirserver;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;

/** Files with keys that seal the usage log. */
public final class SealKeyFile {

    private static final int LENGTH = 32;

    private SealKeyFile() {}

    /** One new key. */
    public static Path fresh() {
        return of(List.of(key()));
    }

    public static Path of(List<JWK> keys) {
        try {
            var file = Files.createTempFile("seal-keys", ".json");
            file.toFile().deleteOnExit();
            return Files.writeString(file, new JWKSet(keys).toString(false));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static OctetKeyPair key() {
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new OctetKeyPair.Builder(Curve.Ed25519, last(pair.getPublic().getEncoded()))
                    .d(last(pair.getPrivate().getEncoded()))
                    .build();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Base64URL last(byte[] encoded) {
        return Base64URL.encode(Arrays.copyOfRange(encoded, encoded.length - LENGTH, encoded.length));
    }
}
