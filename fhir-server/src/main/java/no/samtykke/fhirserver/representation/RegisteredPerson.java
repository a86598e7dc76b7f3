package no.samtykke.fhirserver.representation;

import java.time.LocalDate;
import java.util.List;
import no.samtykke.fhirserver.nationalid.NationalId;
import org.jspecify.annotations.Nullable;

/**
 * What the population register says of one person.
 *
 * @param current the number she has now
 * @param askedNumberIsReplaced whether she was asked for by an earlier number
 * @param home null when the register gives none, as for strictly confidential addresses
 * @param protectedAddress confidential or strictly confidential
 * @param related those with parental responsibility for her or a guardianship, today; kinship is left out
 */
public record RegisteredPerson(
        NationalId current,
        boolean askedNumberIsReplaced,
        LocalDate birthDate,
        boolean deceased,
        String name,
        @Nullable HomeAddress home,
        boolean protectedAddress,
        List<Related> related) {

    public RegisteredPerson {
        related = List.copyOf(related);
    }

    /** False when one of the addresses is not known. */
    boolean sharesHomeWith(Related other) {
        return home != null && home.equals(other.home());
    }

    @Override
    public String toString() {
        return "RegisteredPerson";
    }
}
