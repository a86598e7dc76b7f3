package no.samtykke.sandbox.people;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One synthetic person.
 *
 * @param id short name used in the sandbox's files and on the log-in page; no national number
 * @param pid the number in use, fødselsnummer or D-number
 * @param diedOn null while alive
 * @param home where she lives, whether or not the register tells
 * @param group heading under which the log-in page lists her
 * @param goodFor what she is good for in a test, in one sentence
 * @param bundle file name of the health data that are hers; null where the sandbox generates them
 */
public record Person(
        String id,
        String given,
        String family,
        String pid,
        List<FormerPid> formerPids,
        LocalDate birthDate,
        Sex sex,
        @Nullable LocalDate diedOn,
        Address home,
        Protection protection,
        String group,
        String goodFor,
        @Nullable String bundle) {

    public String name() {
        return given + " " + family;
    }

    /** The address as the register gives it: nothing for strictly confidential. */
    public Optional<Address> registeredAddress() {
        return protection == Protection.STRICTLY_CONFIDENTIAL ? Optional.empty() : Optional.of(home);
    }

    public Optional<LocalDate> death() {
        return Optional.ofNullable(diedOn);
    }

    public Optional<String> bundleFile() {
        return Optional.ofNullable(bundle);
    }

    /** True for the number in use and for those it replaced. */
    boolean hasNumber(String number) {
        return pid.equals(number)
                || formerPids.stream().anyMatch(former -> former.pid().equals(number));
    }

    boolean sharesAddressWith(Person other) {
        return registeredAddress().isPresent() && registeredAddress().equals(other.registeredAddress());
    }
}
