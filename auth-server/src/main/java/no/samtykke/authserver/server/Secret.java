package no.samtykke.authserver.server;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Unguessable values that we hand out, and the form in which we remember them: the database never holds what a thief
 * could use.
 */
public final class Secret {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;
    private static final String KEYED = "HmacSHA256";
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int REFERENCE_LENGTH = 8;

    private Secret() {}

    /** A new value with 256 bits of randomness, fit for URLs and cookies. */
    public static String fresh() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Names something in a log: short enough to be read aloud, and opens nothing. */
    public static String reference() {
        return RANDOM.ints(REFERENCE_LENGTH, 0, LETTERS.length())
                .mapToObj(LETTERS::charAt)
                .map(String::valueOf)
                .collect(Collectors.joining());
    }

    /** HMAC-SHA256 of a value that could be guessed, under a key that cannot. */
    public static byte[] keyed(String key, String value) {
        try {
            var mac = Mac.getInstance(KEYED);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), KEYED));
            return mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(KEYED + " is in every Java", e);
        }
    }

    /** A name for something that stays the same, fit for forms, from which the thing cannot be read. */
    public static String named(String value) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest(value));
    }

    /** SHA-256 of a value. Enough without salt, because the values are random and long. */
    public static byte[] digest(String value) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-256 is in every Java", e);
        }
    }
}
