package no.samtykke.sandbox.people;

import java.util.Locale;

/** Sex as the population register has it; the third digit of the individual number follows it. */
public enum Sex {
    FEMALE,
    MALE;

    /** The code of FHIR's {@code administrative-gender}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    int parity() {
        return this == MALE ? 1 : 0;
    }
}
