package no.samtykke.fhirserver.receipts;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.nimbusds.jose.util.Base64URL;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import no.samtykke.fhirserver.nationalid.NationalId;

/**
 * Hides numbers in one receipt: SHA-256 of the salt, as it is told, and the number. Without the salt, which is kept
 * apart from the receipt, not even all numbers tried out tell whose it is.
 */
public final class Veil {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private final String salt;

    public Veil() {
        byte[] fresh = new byte[BYTES];
        RANDOM.nextBytes(fresh);
        this.salt = Base64URL.encode(fresh).toString();
    }

    public String salt() {
        return salt;
    }

    public String over(NationalId number) {
        try {
            return Base64URL.encode(
                            MessageDigest.getInstance("SHA-256").digest((salt + number.value()).getBytes(US_ASCII)))
                    .toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
