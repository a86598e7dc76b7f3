package no.samtykke.authserver.support;

import java.util.concurrent.atomic.AtomicInteger;

/** Synthetic numbers: month + 80, with right check digits. No person has or will have them. */
public final class People {

    public static final String KARI = number("01", "81", "85", 100);
    public static final String OLA = number("02", "82", "18", 500);
    public static final String NORA = number("03", "83", "12", 600);
    public static final String UNG = number("04", "84", "11", 700);
    public static final String ELDAR = number("05", "85", "40", 200);
    public static final String NEW_ONE = number("06", "86", "90", 300);

    private static final AtomicInteger OTHERS = new AtomicInteger();

    private People() {}

    /** Someone whom no test has met, for tests that leave something lasting behind. */
    public static String anotherOne() {
        int count = OTHERS.getAndIncrement();
        return number("%02d".formatted(count % 28 + 1), String.valueOf(81 + count / 28 % 12), "70", 100);
    }

    /**
     * A number for that day; month is written with 80 added. Takes the first serial from the given one that has check
     * digits.
     */
    public static String number(String day, String month, String year, int serial) {
        for (int i = serial; i < 1000; i++) {
            var nine = day + month + year + "%03d".formatted(i);
            int first = check(nine, new int[] {3, 7, 6, 1, 8, 9, 4, 5, 2});
            int second = first == 10 ? 10 : check(nine + first, new int[] {5, 4, 3, 2, 7, 6, 5, 4, 3, 2});
            if (first < 10 && second < 10) {
                return nine + first + second;
            }
        }
        throw new IllegalArgumentException("no serial left");
    }

    private static int check(String digits, int[] weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * (digits.charAt(i) - '0');
        }
        return (11 - sum % 11) % 11;
    }
}
