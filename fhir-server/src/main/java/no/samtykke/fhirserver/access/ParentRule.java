package no.samtykke.fhirserver.access;

import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import no.samtykke.fhirserver.representation.Relation.ParentOf;

/**
 * R9b. A parent with parental responsibility acts for a child until the child's 16th birthday; for a child under 12
 * only if at least one of the parents is registered at the child's address (then both may).
 *
 * <p>Age is in whole years on the day of the request. For a child born on 29 February the birthday is 1 March in common
 * years, as {@link Period} counts. Source: pasient- og brukerrettighetsloven sections 4-3 and 4-4, and the public rules
 * of Helsenorge for parents, quoted in {@code docs/access-rules.md}.
 */
class ParentRule {

    private final int adultAge;
    private final int youthAge;

    ParentRule(int adultAge, int youthAge) {
        this.adultAge = adultAge;
        this.youthAge = youthAge;
    }

    Optional<Reason> objection(ParentOf relation, LocalDate on) {
        int age = Period.between(relation.childBornOn(), on).getYears();
        if (age >= adultAge) {
            return Optional.of(Reason.CHILD_TURNED_16);
        }
        return age < youthAge && !relation.anyParentSharesAddress()
                ? Optional.of(Reason.ADDRESSES_DIFFER)
                : Optional.empty();
    }

    /** The day before the birthday from which the child decides alone; born on 29 February, 1 March in common years. */
    static LocalDate lastDay(LocalDate bornOn, int adultAge) {
        var birthday = bornOn.plusYears(adultAge);
        boolean hasTheDay = birthday.getDayOfMonth() == bornOn.getDayOfMonth();
        return hasTheDay ? birthday.minusDays(1) : birthday;
    }
}
