package no.samtykke.sandbox.people;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Log-ins that are nobody's own: replaced numbers, no number, a wrong number, a number that the register does not know.
 */
public final class SpecialLogins {

    private static final long SEED = 99;
    private static final LocalDate BORN = LocalDate.of(1980, 5, 17);

    private SpecialLogins() {}

    /**
     * One such log-in.
     *
     * @param value what the log-in form sends as {@code person}
     * @param pid null where ID-porten sends none
     */
    public record SpecialLogin(
            String value,
            String name,
            String goodFor,
            @Nullable String pid) {}

    public static List<SpecialLogin> of(People people) {
        var logins = new ArrayList<SpecialLogin>();
        people.people().forEach(person -> person.formerPids().forEach(former -> logins.add(old(person, former))));
        logins.add(new SpecialLogin(
                "no-pid", "Utan Nummer", "an eID from abroad that is tied to no national number", null));
        logins.add(new SpecialLogin(
                "bad-checksum", "Feil Siffer", "a number whose last control digit is wrong", wrongChecksum()));
        logins.add(new SpecialLogin(
                "not-in-register", "Ukjent Person", "a right number that the register does not know", unknown()));
        return logins;
    }

    private static SpecialLogin old(Person person, FormerPid former) {
        return new SpecialLogin(
                person.id() + "-old",
                person.name() + " (replaced number)",
                "the number that " + person.id() + " had until " + former.until(),
                former.pid());
    }

    private static String unknown() {
        return new NationalIds(SEED).fodselsnummer(BORN, Sex.FEMALE);
    }

    private static String wrongChecksum() {
        String right = unknown();
        int last = right.charAt(10) - '0';
        return right.substring(0, 10) + (last + 1) % 10;
    }
}
