package no.samtykke.sandbox.people;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Hands out synthetic national identity numbers: month plus 80, control digits right, none twice.
 *
 * <p>The same seed gives the same number for the same birth date and sex, as long as no earlier call took it.
 * Individual numbers follow the register: 000-499 for births before 2000, 500-999 from 2000.
 */
final class NationalIds {

    private static final int SYNTHETIC_MONTH = 80;
    private static final int D_NUMBER_DAY = 40;

    private final long seed;
    private final Set<String> taken = new HashSet<>();

    NationalIds(long seed) {
        this.seed = seed;
    }

    String fodselsnummer(LocalDate born, Sex sex) {
        return next(born, sex, 0);
    }

    String dNumber(LocalDate born, Sex sex) {
        return next(born, sex, D_NUMBER_DAY);
    }

    private String next(LocalDate born, Sex sex, int dayOffset) {
        var random = new SplittableRandom(Objects.hash(seed, born.toEpochDay(), sex.parity(), dayOffset));
        while (true) {
            String pid = NationalId.withControlDigits(nineDigits(born, sex, dayOffset, random));
            if (!pid.isEmpty() && taken.add(pid)) {
                return pid;
            }
        }
    }

    private static String nineDigits(LocalDate born, Sex sex, int dayOffset, SplittableRandom random) {
        int series = born.getYear() < 2000 ? 0 : 500;
        int individual = series + 2 * random.nextInt(250) + sex.parity();
        return "%02d%02d%02d%03d"
                .formatted(
                        born.getDayOfMonth() + dayOffset,
                        born.getMonthValue() + SYNTHETIC_MONTH,
                        born.getYear() % 100,
                        individual);
    }
}
