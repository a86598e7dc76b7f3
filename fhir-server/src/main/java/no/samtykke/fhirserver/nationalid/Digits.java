package no.samtykke.fhirserver.nationalid;

import java.time.YearMonth;

/**
 * The arithmetic of national identity numbers.
 *
 * <p>Two rules hold side by side, for good: until the end of 2031 the weighted sum of the first ten digits leaves no
 * remainder when divided by 11; numbers issued later may leave 0, 1, 2 or 3. The second control digit is as before. The
 * individual number is not checked, because it no longer tells the century.
 *
 * @see <a href="https://skatteetaten.github.io/folkeregisteret-api-dokumentasjon/nytt-fodselsnummer-fra-2032/">Tax
 *     administration, new number from 2032</a>
 */
final class Digits {

    private static final int LENGTH = 11;
    private static final int D_NUMBER_DAYS = 40;
    private static final int[] FIRST_WEIGHTS = {3, 7, 6, 1, 8, 9, 4, 5, 2, 1};
    private static final int[] SECOND_WEIGHTS = {5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1};
    private static final int LARGEST_FIRST_REMAINDER = 3;

    private Digits() {}

    static boolean areNationalId(CharSequence text) {
        return areElevenDigits(text)
                && hasPossibleDate(text)
                && remainder(text, FIRST_WEIGHTS) <= LARGEST_FIRST_REMAINDER
                && remainder(text, SECOND_WEIGHTS) == 0;
    }

    static int month(CharSequence digits) {
        return twoDigits(digits, 2);
    }

    private static boolean areElevenDigits(CharSequence text) {
        return text.length() == LENGTH && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** 29 February counts in every fourth year: the two digits of the year do not tell 1900 from 2000. */
    private static boolean hasPossibleDate(CharSequence digits) {
        int day = twoDigits(digits, 0) % D_NUMBER_DAYS;
        int month = Series.ofMonth(month(digits)).calendarMonth(month(digits));
        boolean dayFitsKind = twoDigits(digits, 0) < 2 * D_NUMBER_DAYS;
        return dayFitsKind
                && day >= 1
                && month >= 1
                && month <= 12
                && day <= YearMonth.of(2000 + twoDigits(digits, 4), month).lengthOfMonth();
    }

    private static int remainder(CharSequence digits, int[] weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * digit(digits, i);
        }
        return sum % LENGTH;
    }

    private static int twoDigits(CharSequence digits, int from) {
        return 10 * digit(digits, from) + digit(digits, from + 1);
    }

    private static int digit(CharSequence digits, int at) {
        return digits.charAt(at) - '0';
    }
}
