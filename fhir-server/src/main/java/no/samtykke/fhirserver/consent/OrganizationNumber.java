package no.samtykke.fhirserver.consent;

import org.jspecify.annotations.Nullable;

/**
 * A number of Enhetsregisteret: nine digits, the first 8 or 9, the last a check digit by weights modulo 11.
 *
 * @see <a href="https://www.brreg.no/om-oss/registrene-vare/om-enhetsregisteret/organisasjonsnummeret/">Brønnøysund
 *     Register Centre, the organisation number</a>
 */
public final class OrganizationNumber {

    private static final String NINE_DIGITS = "[89][0-9]{8}";
    private static final int[] WEIGHTS = {3, 2, 7, 6, 5, 4, 3, 2, 1};
    private static final int MODULUS = 11;

    private OrganizationNumber() {}

    public static boolean isValid(@Nullable String number) {
        if (number == null || !number.matches(NINE_DIGITS)) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * Character.digit(number.charAt(i), 10);
        }
        return sum % MODULUS == 0;
    }
}
