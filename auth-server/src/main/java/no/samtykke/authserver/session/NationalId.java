package no.samtykke.authserver.session;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A fødselsnummer or D-number with right check digits. Its {@link #toString()} tells nothing, so it cannot slip into a
 * log.
 *
 * <p>A D-number has 4 added to its first digit. Birth dates are not read from the number: they come from the register.
 */
public final class NationalId {

    private static final String FODSELSNUMMER = "urn:oid:2.16.578.1.12.4.1.4.1";
    private static final String D_NUMBER = "urn:oid:2.16.578.1.12.4.1.4.2";
    private static final Pattern ELEVEN_DIGITS = Pattern.compile("[0-9]{11}");
    private static final int[] FIRST_WEIGHTS = {3, 7, 6, 1, 8, 9, 4, 5, 2, 1};
    private static final int[] SECOND_WEIGHTS = {5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1};

    private final String value;

    private NationalId(String value) {
        this.value = value;
    }

    /**
     * Empty when the text is not eleven digits or a check digit is wrong. From 2032 the first check digit may leave any
     * of the remainders 0, 1, 2 or 3 (Skatteetaten); accepting them today refuses nobody later.
     */
    public static Optional<NationalId> parse(String text) {
        boolean right = ELEVEN_DIGITS.matcher(text).matches()
                && remainder(text, FIRST_WEIGHTS) <= 3
                && remainder(text, SECOND_WEIGHTS) == 0;
        return right ? Optional.of(new NationalId(text)) : Optional.empty();
    }

    /** Reads back what we stored ourselves. */
    @JsonCreator
    static NationalId stored(String value) {
        return parse(value).orElseThrow(() -> new IllegalStateException("A stored national id is not one"));
    }

    /** The number itself, for request bodies and the session row only. */
    @JsonValue
    public String value() {
        return value;
    }

    /** The naming system of HL7 Norway for this kind of number. */
    public String system() {
        return value.charAt(0) >= '4' ? D_NUMBER : FODSELSNUMMER;
    }

    private static int remainder(String digits, int[] weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * (digits.charAt(i) - '0');
        }
        return sum % 11;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NationalId that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "national id";
    }
}
