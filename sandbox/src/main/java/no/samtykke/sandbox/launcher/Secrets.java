package no.samtykke.sandbox.launcher;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.text.ParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;

/** Passwords and private keys, made at the first start, one file each, readable by their owner only. */
final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int PASSWORD_BYTES = 32;
    private static final int RSA_BITS = 2048;
    private static final int ED25519_BYTES = 32;

    private final Path folder;

    Secrets(Path folder) {
        this.folder = folder;
    }

    String password(String name) {
        return kept(name, () -> {
            byte[] bytes = new byte[PASSWORD_BYTES];
            RANDOM.nextBytes(bytes);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        });
    }

    /** A private RSA key for RS256, the only kind that ID-porten takes. */
    JWK rsaKey(String name) {
        return key(
                name,
                () -> new RSAKeyGenerator(RSA_BITS)
                        .keyUse(KeyUse.SIGNATURE)
                        .algorithm(JWSAlgorithm.RS256)
                        .keyID(UUID.randomUUID().toString())
                        .generate()
                        .toJSONString());
    }

    /** A private key on P-384 for ES384, as SMART Backend Services asks for. */
    JWK ecKey(String name) {
        return key(
                name,
                () -> new ECKeyGenerator(Curve.P_384)
                        .keyUse(KeyUse.SIGNATURE)
                        .algorithm(JWSAlgorithm.ES384)
                        .keyID(UUID.randomUUID().toString())
                        .generate()
                        .toJSONString());
    }

    /** A JWK Set with the private Ed25519 key that seals the usage log. */
    Path sealKeys(String name) {
        kept(name, () -> new JWKSet(ed25519()).toString(false));
        return file(name);
    }

    private static OctetKeyPair ed25519() {
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new OctetKeyPair.Builder(
                            Curve.Ed25519, lastBytes(pair.getPublic().getEncoded()))
                    .d(lastBytes(pair.getPrivate().getEncoded()))
                    .keyUse(KeyUse.SIGNATURE)
                    .build();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has Ed25519", e);
        }
    }

    /** The key itself is what an encoded key ends with (RFC 8410). */
    private static Base64URL lastBytes(byte[] encoded) {
        return Base64URL.encode(Arrays.copyOfRange(encoded, encoded.length - ED25519_BYTES, encoded.length));
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    private interface Maker {
        String make() throws JOSEException;
    }

    private JWK key(String name, Maker maker) {
        try {
            return JWK.parse(kept(name, maker));
        } catch (ParseException e) {
            throw new StartRefused("The key in " + file(name) + " cannot be read. Begin anew with -Dsandbox.reset.");
        }
    }

    private String kept(String name, Maker maker) {
        try {
            if (!Files.exists(file(name))) {
                OwnerOnly.write(file(name), maker.make());
            }
            return Files.readString(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
