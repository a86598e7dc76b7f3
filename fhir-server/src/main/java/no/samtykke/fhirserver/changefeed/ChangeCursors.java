package no.samtykke.fhirserver.changefeed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import no.samtykke.fhirserver.grants.SettingKind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Positions as others hold them: sealed, so that no system counts the changes that it is not told of, and for one
 * system and the kinds that it asked for, so that no cursor skips changes of a kind that was granted later.
 */
@Component
public class ChangeCursors {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int SEALED_BYTES = NONCE_BYTES + Long.BYTES + TAG_BITS / Byte.SIZE;

    private final JdbcClient database;
    private final SecureRandom random = new SecureRandom();
    private volatile @Nullable SecretKeySpec key;

    ChangeCursors(JdbcClient database) {
        this.database = database;
    }

    public String seal(long position, String clientId, Collection<SettingKind> kinds) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] plain = ByteBuffer.allocate(Long.BYTES).putLong(position).array();
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, clientId, kinds).doFinal(plain);
            byte[] whole =
                    ByteBuffer.allocate(SEALED_BYTES).put(nonce).put(sealed).array();
            return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The platform has no " + CIPHER, e);
        }
    }

    /** Empty for what is no cursor of ours, of this system and of these kinds: which of them is not told. */
    public Optional<Long> open(String text, String clientId, Collection<SettingKind> kinds) {
        try {
            byte[] whole = Base64.getUrlDecoder().decode(text);
            if (whole.length != SEALED_BYTES) {
                return Optional.empty();
            }
            byte[] nonce = Arrays.copyOf(whole, NONCE_BYTES);
            var cipher = cipher(Cipher.DECRYPT_MODE, nonce, clientId, kinds);
            return Optional.of(ByteBuffer.wrap(cipher.doFinal(whole, NONCE_BYTES, whole.length - NONCE_BYTES))
                    .getLong());
        } catch (GeneralSecurityException | IllegalArgumentException notOneOfOurs) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String clientId, Collection<SettingKind> kinds)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(boundTo(clientId, kinds));
        return cipher;
    }

    /** The same for as long as the database lives, so it is asked for once. */
    private SecretKeySpec key() {
        var known = key;
        if (known == null) {
            byte[] bytes = database.sql("select key from samtykke.consent_change_order")
                    .query(byte[].class)
                    .single();
            known = new SecretKeySpec(bytes, "AES");
            key = known;
        }
        return known;
    }

    private static byte[] boundTo(String clientId, Collection<SettingKind> kinds) {
        return kinds.stream()
                .map(kind -> kind.category().code() + "|" + kind.controller().orElse(""))
                .sorted()
                .collect(Collectors.joining("\n", clientId + "\n", ""))
                .getBytes(UTF_8);
    }
}
