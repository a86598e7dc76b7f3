package no.samtykke.fhirserver.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.OctetKeyPair;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * One key that seals: it signs checkpoints, as the key of a signed note, and makes the codes of entries, with a key
 * derived from it.
 *
 * @see <a href="https://c2sp.org/signed-note">C2SP signed-note</a>
 */
final class SealKey {

    /** An Ed25519 key of RFC 8410 is these bytes and then the 32 of the key. */
    private static final byte[] PRIVATE_PREFIX = HexFormat.of().parseHex("302e020100300506032b657004220420");

    private static final byte[] PUBLIC_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final String SIGNATURES = "Ed25519";
    private static final String CODES = "HmacSHA256";
    private static final byte SIGNED_NOTE_ED25519 = 1;
    private static final int KEY_HASH = 4;

    private final String name;
    private final byte[] published;
    private final PrivateKey signing;
    private final PublicKey verifying;
    private final SecretKeySpec coding;

    /** @param name of the log, as notes are signed with it */
    SealKey(String name, OctetKeyPair key) throws GeneralSecurityException {
        if (!Curve.Ed25519.equals(key.getCurve()) || !key.isPrivate()) {
            throw new GeneralSecurityException("no private Ed25519 key");
        }
        this.name = name;
        byte[] seed = key.getDecodedD();
        byte[] point = key.getDecodedX();
        var keys = KeyFactory.getInstance(SIGNATURES);
        this.signing = keys.generatePrivate(new PKCS8EncodedKeySpec(joined(PRIVATE_PREFIX, seed)));
        this.verifying = keys.generatePublic(new X509EncodedKeySpec(joined(PUBLIC_PREFIX, point)));
        this.published = joined(new byte[] {SIGNED_NOTE_ED25519}, point);
        var derivation = Mac.getInstance(CODES);
        derivation.init(new SecretKeySpec(seed, CODES));
        this.coding = new SecretKeySpec(derivation.doFinal("codes of entries of a usage log".getBytes(UTF_8)), CODES);
        if (!signed(name, signature(name))) {
            throw new GeneralSecurityException("its public half is another's");
        }
    }

    /** As a verifier of signed notes takes it: name, key hash, key. */
    String verifierKey() {
        return "%s+%s+%s"
                .formatted(
                        name,
                        HexFormat.of().formatHex(keyHash()),
                        Base64.getEncoder().encodeToString(published));
    }

    byte[] code(EntryText entry) {
        try {
            var code = Mac.getInstance(CODES);
            code.init(coding);
            return code.doFinal(entry.unsealed());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A key that was checked makes no code", e);
        }
    }

    /** The text, which ends with a line break, an empty line, and the line with its signature. */
    String note(String text) {
        byte[] line = joined(keyHash(), signature(text));
        return text + "\n— " + name + " " + Base64.getEncoder().encodeToString(line) + "\n";
    }

    /** Whether a note is one that this key signed, letter by letter. */
    boolean signed(String note) {
        int end = note.indexOf("\n\n");
        return end >= 0 && note(note.substring(0, end + 1)).equals(note);
    }

    private boolean signed(String text, byte[] signature) throws GeneralSecurityException {
        var check = Signature.getInstance(SIGNATURES);
        check.initVerify(verifying);
        check.update(text.getBytes(UTF_8));
        return check.verify(signature);
    }

    private byte[] signature(String text) {
        try {
            var signer = Signature.getInstance(SIGNATURES);
            signer.initSign(signing);
            signer.update(text.getBytes(UTF_8));
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A key that was checked does not sign", e);
        }
    }

    private byte[] keyHash() {
        return Arrays.copyOf(Hashes.of((name + "\n").getBytes(UTF_8), published), KEY_HASH);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }
}
