package no.samtykke.fhirserver.http;

import java.time.LocalDate;
import java.util.Optional;
import no.samtykke.fhirserver.http.People.Known;
import no.samtykke.fhirserver.representation.Registered;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.jspecify.annotations.Nullable;

/** What happens in life after all was in order: a birthday, a move, a relation or a power of attorney that changes. */
final class LifeEvents {

    static final String ALL_AREAS = "registered-information health-record digital-health-services";

    private static final RunningServer SERVER = RunningServer.ONE;

    private final Cast cast;
    private final LocalDate today = LocalDate.now(SERVER.clock());

    LifeEvents(Cast cast) {
        this.cast = cast;
    }

    /** From now on the register, and the power of attorney, are as the row says. */
    void leadTo(String who) {
        cast.represented.ifPresent(person -> {
            bornOn(who).ifPresent(day -> People.isNowBorn(person, day));
            if (who.contains("hold")) {
                changeMandate(who, person);
            }
            cast.relation.ifPresent(of -> change(who, person, of));
        });
    }

    private Optional<LocalDate> bornOn(String who) {
        return switch (who) {
            case "mother-of-newborn" -> Optional.of(today);
            case "parent-of-11", "parents-elsewhere-of-11" ->
                Optional.of(today.minusYears(12).plusDays(1));
            case "parent-of-12-today" -> Optional.of(today.minusYears(12));
            case "parent-of-14", "parents-elsewhere-of-14", "parent-of-14-with-protected-address" ->
                Optional.of(today.minusYears(14));
            case "holder-by-giver-of-15" -> Optional.of(today.minusYears(16).plusDays(1));
            case "parent-of-16-tomorrow" -> Optional.of(today.minusYears(16).plusDays(1));
            case "parent-of-16-today", "holder-by-giver-of-16-today" -> Optional.of(today.minusYears(16));
            case "parent-of-17", "parent-of-17-who-holds" -> Optional.of(today.minusYears(17));
            case "parent-of-18" -> Optional.of(today.minusYears(18));
            default -> Optional.empty();
        };
    }

    private void changeMandate(String who, Known giver) {
        switch (who) {
            case "holder-of-information",
                    "parent-of-17-who-holds",
                    "guardian-economic-who-holds",
                    "guardian-personal-who-holds" -> mandate("registered-information", null, null);
            case "holder-of-record" -> mandate("health-record", null, null);
            case "holder-of-services" -> mandate("digital-health-services", null, null);
            case "holder-of-information-and-services" ->
                mandate("registered-information digital-health-services", null, null);
            case "holder-of-nothing" -> mandate("", null, null);
            case "holder-until-yesterday" -> mandate(ALL_AREAS, null, today.minusDays(1));
            case "holder-until-today" -> mandate(ALL_AREAS, null, today);
            case "holder-from-today" -> mandate(ALL_AREAS, today, null);
            case "holder-from-tomorrow" -> mandate(ALL_AREAS, today.plusDays(1), null);
            case "holder-of-17" ->
                People.isNowBorn(cast.actor.known(), today.minusYears(18).plusDays(1));
            case "holder-of-18-today" -> People.isNowBorn(cast.actor.known(), today.minusYears(18));
            case "holder-with-protected-address" ->
                Registered.protect("fortrolig", cast.actor.known().inRegister().getMeta());
            case "holder-by-giver-with-protected-address" ->
                Registered.protect("strengtFortrolig", giver.inRegister().getMeta());
            default -> {}
        }
    }

    private void mandate(String areas, @Nullable LocalDate startsOn, @Nullable LocalDate endsOn) {
        Stored.mandateIsNow(cast.subject, areas, startsOn, endsOn);
    }

    private void change(String who, Known person, RelatedPerson of) {
        if (who.startsWith("parents-elsewhere")) {
            Registered.moveTo("Another street 2", of);
        }
        switch (who) {
            case "father-elsewhere-of-8" -> {
                Registered.moveTo("Another street 2", of);
                People.parent(People.adult(), person);
            }
            case "parent-with-protected-address-of-8", "guardian-with-protected-address" ->
                Registered.protect("strengtFortrolig", of.getMeta());
            case "parent-of-8-with-protected-address", "parent-of-14-with-protected-address" ->
                Registered.protect("fortrolig", person.inRegister().getMeta());
            case "kin-of-8" ->
                of.getRelationshipFirstRep()
                        .getCodingFirstRep()
                        .setSystem(Registered.KINSHIP)
                        .setCode("mor");
            case "stranger" -> of.setActive(false);
            case "guardian-economic", "guardian-economic-who-holds" ->
                of.setExtension(People.guardian(cast.actor.known(), People.adult(), "oekonomiskeInteresser")
                        .getExtension());
            default -> {}
        }
    }
}
