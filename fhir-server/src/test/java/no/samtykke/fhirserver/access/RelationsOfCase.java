package no.samtykke.fhirserver.access;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import no.samtykke.fhirserver.consent.ServiceArea;
import no.samtykke.fhirserver.representation.Mandate;
import no.samtykke.fhirserver.representation.Relation;
import no.samtykke.fhirserver.representation.Relation.GuardianOf;
import no.samtykke.fhirserver.representation.Relation.HolderOf;
import no.samtykke.fhirserver.representation.Relation.None;
import no.samtykke.fhirserver.representation.Relation.ParentOf;
import no.samtykke.fhirserver.representation.Relation.Self;
import no.samtykke.fhirserver.representation.Relation.Unknown;
import org.jspecify.annotations.Nullable;

/** What the person who acts is to the patient in context, in each row of {@code access-cases.txt}. */
final class RelationsOfCase {

    private static final Set<ServiceArea> ALL_AREAS = Set.of(ServiceArea.values());

    private final LocalDate today;

    RelationsOfCase(LocalDate today) {
        this.today = today;
    }

    List<Relation> of(String who) {
        return switch (who) {
            case "self" -> List.of(new Self());
            case "kin-of-8", "stranger" -> List.of(new None());
            case "parent-when-register-is-down", "holder-when-register-is-down" -> List.of(new Unknown());
            case "parent-of-17-who-holds" ->
                List.of(parent(17, true, false), holder(Set.of(ServiceArea.REGISTERED_INFORMATION)));
            case "guardian-economic-who-holds" ->
                List.of(new GuardianOf(false, false), holder(Set.of(ServiceArea.REGISTERED_INFORMATION)));
            case "guardian-personal-who-holds" ->
                List.of(new GuardianOf(true, false), holder(Set.of(ServiceArea.REGISTERED_INFORMATION)));
            default -> List.of(one(who));
        };
    }

    private Relation one(String who) {
        if (who.startsWith("holder")) {
            return byMandate(who);
        }
        return who.startsWith("guardian") ? guardian(who) : parent(who);
    }

    private Relation byMandate(String who) {
        return switch (who) {
            case "holder" -> holder(ALL_AREAS);
            case "holder-of-information" -> holder(Set.of(ServiceArea.REGISTERED_INFORMATION));
            case "holder-of-record" -> holder(Set.of(ServiceArea.HEALTH_RECORD));
            case "holder-of-services" -> holder(Set.of(ServiceArea.DIGITAL_HEALTH_SERVICES));
            case "holder-of-information-and-services" ->
                holder(Set.of(ServiceArea.REGISTERED_INFORMATION, ServiceArea.DIGITAL_HEALTH_SERVICES));
            case "holder-of-nothing" -> holder(Set.of());
            case "holder-of-17" -> holder(ALL_AREAS, today.minusYears(18).plusDays(1), 40, false);
            case "holder-of-18-today" -> holder(ALL_AREAS, today.minusYears(18), 40, false);
            case "holder-by-giver-of-15" -> holder(ALL_AREAS, today.minusYears(46), 15, false);
            case "holder-by-giver-of-16-today" -> holder(ALL_AREAS, today.minusYears(46), 16, false);
            case "holder-with-protected-address", "holder-by-giver-with-protected-address" ->
                holder(ALL_AREAS, today.minusYears(46), 40, true);
            case "holder-until-yesterday" -> holder(null, today.minusDays(1));
            case "holder-until-today" -> holder(null, today);
            case "holder-from-today" -> holder(today, null);
            case "holder-from-tomorrow" -> holder(today.plusDays(1), null);
            default -> throw new IllegalArgumentException(who);
        };
    }

    private Relation holder(Set<ServiceArea> areas) {
        return holder(areas, today.minusYears(46), 40, false);
    }

    private Relation holder(Set<ServiceArea> areas, LocalDate bornOn, int giversAge, boolean protectedAddress) {
        return new HolderOf(
                new Mandate("mandate", "subject", areas, null, null),
                today.minusYears(giversAge),
                bornOn,
                protectedAddress);
    }

    private Relation holder(@Nullable LocalDate startsOn, @Nullable LocalDate endsOn) {
        return new HolderOf(
                new Mandate("mandate", "subject", ALL_AREAS, startsOn, endsOn),
                today.minusYears(40),
                today.minusYears(46),
                false);
    }

    private static Relation guardian(String who) {
        return switch (who) {
            case "guardian-personal" -> new GuardianOf(true, false);
            case "guardian-economic" -> new GuardianOf(false, false);
            case "guardian-with-protected-address" -> new GuardianOf(true, true);
            default -> throw new IllegalArgumentException(who);
        };
    }

    private Relation parent(String who) {
        return switch (who) {
            case "mother-of-newborn" -> parent(0, true, false);
            case "mother-of-8", "father-elsewhere-of-8" -> parent(8, true, false);
            case "parents-elsewhere-of-8" -> parent(8, false, false);
            case "parent-with-protected-address-of-8", "parent-of-8-with-protected-address" -> parent(8, true, true);
            case "parent-of-11" -> new ParentOf(today.minusYears(12).plusDays(1), true, false);
            case "parents-elsewhere-of-11" -> new ParentOf(today.minusYears(12).plusDays(1), false, false);
            case "parent-of-12-today" -> parent(12, true, false);
            case "parent-of-14" -> parent(14, true, false);
            case "parents-elsewhere-of-14" -> parent(14, false, false);
            case "parent-of-14-with-protected-address" -> parent(14, true, true);
            case "parent-of-16-tomorrow" -> new ParentOf(today.minusYears(16).plusDays(1), true, false);
            case "parent-of-16-today" -> parent(16, true, false);
            case "parent-of-17" -> parent(17, true, false);
            case "parent-of-18" -> parent(18, true, false);
            default -> throw new IllegalArgumentException(who);
        };
    }

    private Relation parent(int age, boolean sharesAddress, boolean protectedAddress) {
        return new ParentOf(today.minusYears(age), sharesAddress, protectedAddress);
    }
}
