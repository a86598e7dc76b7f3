package no.samtykke.fhirserver.nationalid;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Makes numbers the way the tax administration describes it: k1 = (11 + rest) - (sum mod 11), k2 = 11 - (sum mod 11),
 * and a digit of 10 is thrown away. Written apart from {@link Digits}, so that one checks the other.
 */
public final class SyntheticNumbers {

    private static final int TAX_ADMINISTRATION = 80;

    private SyntheticNumbers() {}

    /** The first synthetic fødselsnummer of this birth date; each number from 0 up gives another person. */
    public static NationalId bornOn(String date, int person) {
        return new NationalId(numbers(date, 0, TAX_ADMINISTRATION, 0).get(person));
    }

    /** All of them, some 800. */
    public static Stream<NationalId> allBornOn(LocalDate date) {
        return numbers(date.toString(), 0, TAX_ADMINISTRATION, 0).stream().map(NationalId::new);
    }

    static List<String> numbers(String date, int addedToDay, int addedToMonth, int rest) {
        var born = LocalDate.parse(date);
        String day = "%02d%02d%s"
                .formatted(
                        born.getDayOfMonth() + addedToDay,
                        born.getMonthValue() + addedToMonth,
                        born.format(DateTimeFormatter.ofPattern("yy")));
        return IntStream.rangeClosed(0, 999)
                .mapToObj(person -> complete(day + "%03d".formatted(999 - person), rest))
                .filter(number -> number.length() == 11)
                .toList();
    }

    private static String complete(String nine, int rest) {
        int first = (11 + rest - sum(nine, 3, 7, 6, 1, 8, 9, 4, 5, 2) % 11) % 11;
        if (first == 10) {
            return "";
        }
        int second = (11 - sum(nine + first, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11) % 11;
        return second == 10 ? "" : nine + first + second;
    }

    private static int sum(String digits, int... weights) {
        return IntStream.range(0, weights.length)
                .map(i -> weights[i] * Character.getNumericValue(digits.charAt(i)))
                .sum();
    }
}
