package no.samtykke.fhirserver.nationalid;

import java.util.regex.Pattern;

/**
 * Finds national identity numbers in texts that must not hold any: addresses of requests, error texts, log lines.
 *
 * <p>A run of digits stands alone when no letter, digit or hyphen is next to it: so a UUID, a time or an organisation
 * number inside a longer code is left alone.
 */
public final class NationalIdsInText {

    private static final Pattern STANDING_ALONE = Pattern.compile("(?<![\\p{L}\\p{N}-])[0-9]{11}(?![\\p{L}\\p{N}-])");
    private static final String MASK = "***********";

    private NationalIdsInText() {}

    /**
     * @param text decoded: in {@code %31%33...} there is nothing to find
     * @return whether a number of any series stands in it, whatever numbers this server takes
     */
    public static boolean found(CharSequence text) {
        return STANDING_ALONE.matcher(text).results().anyMatch(run -> Digits.areNationalId(run.group()));
    }

    /** Every run of eleven digits is replaced, also one that is no valid number: it may be one mistyped. */
    public static String mask(CharSequence text) {
        return STANDING_ALONE.matcher(text).replaceAll(MASK);
    }
}
