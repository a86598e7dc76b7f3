package no.samtykke.e2e.stack;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import no.bekk.bekkopen.person.FodselsnummerValidator;

/** National numbers of people who do not exist: month plus 80, control digits right. */
public final class People {

    private static final int CONTROL_DIGITS = 100;

    static {
        FodselsnummerValidator.ALLOW_SYNTHETIC_NUMBERS = true;
    }

    private People() {}

    public static List<String> some(int count, Random chance) {
        var numbers = new LinkedHashSet<String>();
        while (numbers.size() < count) {
            String nine = String.format(
                    Locale.ROOT,
                    "%02d%02d%02d%03d",
                    1 + chance.nextInt(28),
                    81 + chance.nextInt(12),
                    50 + chance.nextInt(49),
                    chance.nextInt(500));
            for (int control = 0; control < CONTROL_DIGITS; control++) {
                String number = nine + String.format(Locale.ROOT, "%02d", control);
                if (FodselsnummerValidator.isValid(number)) {
                    numbers.add(number);
                }
            }
        }
        return new ArrayList<>(numbers);
    }
}
