package no.samtykke.fhirserver.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.MonthDay;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import no.samtykke.fhirserver.access.AccessRequest.Target;
import no.samtykke.fhirserver.representation.Relation;

/**
 * Without a ground there is no access, whatever scopes and Consents there are. Ages are counted here in another way.
 */
@Domain(Situations.class)
class NoGroundNoAccessTest {

    @Property
    void nobody_reaches_anothers_data_without_a_ground(@ForAll Situation situation) {
        boolean anyGround = situation.target() == Target.ACTORS_PROFILE
                || situation.relations().stream().anyMatch(relation -> isGround(relation, situation.on()));

        assertThat(situation.isPermitted() && !anyGround).isFalse();
    }

    @Property
    void nobody_reaches_what_is_not_the_patients(@ForAll Situation situation) {
        assertThat(situation.isPermitted() && situation.target() == Target.SOMEONE_ELSES)
                .isFalse();
    }

    private static boolean isGround(Relation relation, LocalDate on) {
        return switch (relation) {
            case Relation.Self() -> true;
            case Relation.ParentOf(var born, var shared, var hidden) ->
                !hidden && age(born, on) < 16 && (shared || age(born, on) >= 12);
            case Relation.GuardianOf(var personal, var hidden) -> personal && !hidden;
            case Relation.HolderOf(var mandate, var giver, var holder, var hidden) ->
                !hidden && age(giver, on) >= 16 && age(holder, on) >= 18 && mandate.inForceOn(on);
            case Relation.None(), Relation.Unknown() -> false;
        };
    }

    private static int age(LocalDate born, LocalDate on) {
        boolean hadBirthday = MonthDay.from(on).compareTo(MonthDay.from(born)) >= 0;
        return on.getYear() - born.getYear() - (hadBirthday ? 0 : 1);
    }
}
