package no.samtykke.fhirserver.nationalid;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A fødselsnummer or D-number: eleven digits with a possible date and right control digits.
 *
 * <p>It tells neither birth date nor sex: from 2032 new numbers carry neither reliably, so both are asked of the
 * population register. A D-number has 40 added to the day.
 *
 * @param value the eleven digits; for bodies of requests to trusted registers and for storage, nothing else
 */
public record NationalId(String value) {

    public static final String FODSELSNUMMER = "urn:oid:2.16.578.1.12.4.1.4.1";
    public static final String D_NUMBER = "urn:oid:2.16.578.1.12.4.1.4.2";

    private static final String MASK = "***********";

    public NationalId {
        if (!Digits.areNationalId(value)) {
            throw new IllegalArgumentException("Not a fødselsnummer or D-number");
        }
    }

    /** The number these digits are, by any rule and of any series; empty when they are none. */
    public static Optional<NationalId> parse(@Nullable String value) {
        return value != null && Digits.areNationalId(value) ? Optional.of(new NationalId(value)) : Optional.empty();
    }

    /** As {@link #parse(String)}; empty also when the system is not the one of this kind of number. */
    public static Optional<NationalId> parse(@Nullable String system, @Nullable String value) {
        return parse(value).filter(id -> id.system().equals(system));
    }

    public String system() {
        return isDNumber() ? D_NUMBER : FODSELSNUMMER;
    }

    public boolean isDNumber() {
        return value.charAt(0) >= '4';
    }

    public Series series() {
        return Series.ofMonth(Digits.month(value));
    }

    @Override
    public String toString() {
        return MASK;
    }
}
