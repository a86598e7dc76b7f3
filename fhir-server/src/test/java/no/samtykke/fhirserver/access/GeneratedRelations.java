package no.samtykke.fhirserver.access;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import no.samtykke.fhirserver.consent.ServiceArea;
import no.samtykke.fhirserver.representation.Mandate;
import no.samtykke.fhirserver.representation.Relation;

/** What people may be to each other, most of it around the days at which it ends. */
final class GeneratedRelations {

    private GeneratedRelations() {}

    /** All that one is to the other: one relation, or one by the register and a power of attorney. */
    static Arbitrary<List<Relation>> on(LocalDate on) {
        var alone = Arbitraries.of(new Relation.Self(), new Relation.None(), new Relation.Unknown())
                .map(relation -> List.of((Relation) relation));
        var registered = Arbitraries.oneOf(parents(on), guardians());
        return Arbitraries.oneOf(
                Arbitraries.just(List.of(new Relation.Self())),
                alone,
                registered.map(List::of),
                holders(on).map(List::of),
                Combinators.combine(registered, holders(on)).as(List::of));
    }

    static Arbitrary<Relation> holders(LocalDate on) {
        var areas = Situations.mostly(
                Set.of(ServiceArea.values()),
                Arbitraries.of(ServiceArea.values()).set());
        return Combinators.combine(
                        areas,
                        GeneratedConsents.starts(on),
                        GeneratedConsents.ends(on),
                        Situations.mostly(LocalDate.of(1980, 5, 17), born(on, 15, 16)),
                        Situations.mostly(LocalDate.of(1980, 5, 17), born(on, 17, 18)),
                        Situations.mostly(false, Arbitraries.just(true)))
                .as((of, from, to, giver, holder, hidden) -> new Relation.HolderOf(
                        new Mandate("mandate", "subject", of, from.orElse(null), to.orElse(null)),
                        giver,
                        holder,
                        hidden));
    }

    private static Arbitrary<Relation> parents(LocalDate on) {
        return Combinators.combine(
                        born(on, 0, 11, 12, 15, 16, 17),
                        Situations.mostly(true, Arbitraries.just(false)),
                        Situations.mostly(false, Arbitraries.just(true)))
                .as(Relation.ParentOf::new);
    }

    private static Arbitrary<Relation> guardians() {
        return Combinators.combine(Arbitraries.of(true, false), Situations.mostly(false, Arbitraries.just(true)))
                .as(Relation.GuardianOf::new);
    }

    /** The birthday itself, the days around it, and births on 29 February. */
    private static Arbitrary<LocalDate> born(LocalDate on, Integer... ages) {
        var around = Combinators.combine(Arbitraries.of(ages), Arbitraries.of(-1, 0, 1))
                .as((age, days) -> on.minusYears(age).plusDays(days));
        var leap = Arbitraries.of(Stream.of(2008, 2012, 2016)
                .map(year -> LocalDate.of(year, 2, 29))
                .toList());
        return Arbitraries.oneOf(around, around, leap);
    }
}
