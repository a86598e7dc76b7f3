package no.samtykke.sandbox.people;

/** What the eleven digits of a fødselsnummer or D-number say of themselves. */
public final class NationalId {

    public static final String FODSELSNUMMER = "urn:oid:2.16.578.1.12.4.1.4.1";
    public static final String D_NUMBER = "urn:oid:2.16.578.1.12.4.1.4.2";

    private static final int[] FIRST_WEIGHTS = {3, 7, 6, 1, 8, 9, 4, 5, 2};
    private static final int[] SECOND_WEIGHTS = {5, 4, 3, 2, 7, 6, 5, 4, 3, 2};

    private NationalId() {}

    /** The FHIR identifier system: a D-number has the day plus 40, so that its first digit is 4 to 7. */
    public static String system(String pid) {
        return pid.charAt(0) >= '4' ? D_NUMBER : FODSELSNUMMER;
    }

    /**
     * True for eleven digits with both control digits right and a month of 81 to 92, by the rule in force before 2032.
     */
    public static boolean isSynthetic(String pid) {
        if (!pid.matches("\\d{11}")) {
            return false;
        }
        int month = Integer.parseInt(pid.substring(2, 4));
        return month > 80 && month <= 92 && pid.equals(withControlDigits(pid.substring(0, 9)));
    }

    /** The nine digits with their two control digits, or an empty string where a control digit would be 10. */
    static String withControlDigits(String nine) {
        int first = controlDigit(nine, FIRST_WEIGHTS);
        if (first == 10) {
            return "";
        }
        int second = controlDigit(nine + first, SECOND_WEIGHTS);
        return second == 10 ? "" : nine + first + second;
    }

    private static int controlDigit(String digits, int[] weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * (digits.charAt(i) - '0');
        }
        return (11 - sum % 11) % 11;
    }
}
