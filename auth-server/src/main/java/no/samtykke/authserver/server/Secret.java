package no.samtykke.authserver.server;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Unguessable values that we hand out, and the form in which we remember them: the database never holds what a thief
 * could use.
 */
public final class Secret {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private Secret() {}

    /** A new value with 256 bits of randomness, fit for URLs and cookies. */
    public static String fresh() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
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
