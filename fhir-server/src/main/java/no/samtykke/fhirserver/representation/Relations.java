package no.samtykke.fhirserver.representation;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import no.samtykke.fhirserver.nationalid.NationalId;
import no.samtykke.fhirserver.representation.Related.Guardianship;
import no.samtykke.fhirserver.representation.Relation.GuardianOf;
import no.samtykke.fhirserver.representation.Relation.HolderOf;
import no.samtykke.fhirserver.representation.Relation.None;
import no.samtykke.fhirserver.representation.Relation.ParentOf;
import no.samtykke.fhirserver.representation.Relation.Self;
import no.samtykke.fhirserver.representation.Relation.Unknown;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Finds what people are to each other, today. */
@Component
public class Relations {

    /** Parental responsibility ends by law at 18; what a register still says of it then is history. Barneloven § 30. */
    private static final int PARENTAL_RESPONSIBILITY_ENDS_AT = 18;

    private static final ZoneId NORWAY = ZoneId.of("Europe/Oslo");
    private static final Logger log = LoggerFactory.getLogger(Relations.class);

    private final PopulationRegister register;
    private final Clock clock;
    private final ManyPeople many;

    public Relations(PopulationRegister register, Clock clock) {
        this.register = register;
        this.clock = clock;
        this.many = new ManyPeople(register);
    }

    /** Asks the register once, or not at all when both numbers are the same. */
    public Relation between(NationalId actor, NationalId subject) {
        if (actor.equals(subject)) {
            return new Self();
        }
        try {
            return register.find(subject).map(person -> relation(actor, person)).orElseGet(None::new);
        } catch (RegisterUnavailable e) {
            log.warn("The population register is unavailable: {}", e.getMessage());
            return new Unknown();
        }
    }

    /**
     * All that the actor is to the other: by the register, and by a power of attorney. Asks the register once more when
     * there is one, for its holder.
     *
     * @param mandate that the other gave the actor, accepted and in force today
     * @return never empty; {@link Relation.None} or {@link Relation.Unknown} stands alone
     */
    public List<Relation> between(NationalId actor, NationalId subject, Optional<Mandate> mandate) {
        if (mandate.isEmpty() || actor.equals(subject)) {
            return List.of(between(actor, subject));
        }
        try {
            var giver = register.find(subject);
            if (giver.isEmpty()) {
                return List.of(new None());
            }
            var registered = relation(actor, giver.get());
            var holder = holder(register.find(actor).orElse(null), giver.get(), mandate.get());
            return registered instanceof None
                    ? List.of(holder.orElse(registered))
                    : holder.map(held -> List.of(registered, held)).orElse(List.of(registered));
        } catch (RegisterUnavailable e) {
            log.warn("The population register is unavailable: {}", e.getMessage());
            return List.of(new Unknown());
        }
    }

    private static Optional<Relation> holder(
            @Nullable RegisteredPerson holder, RegisteredPerson giver, Mandate mandate) {
        if (holder == null || holder.deceased() || giver.deceased()) {
            return Optional.empty();
        }
        return Optional.of(new HolderOf(
                mandate, giver.birthDate(), holder.birthDate(), giver.protectedAddress() || holder.protectedAddress()));
    }

    /**
     * The living children and wards of a person.
     *
     * <p>Asks the register once, and then for each of them at the same time.
     */
    public List<Represented> represented(NationalId actor) throws RegisterUnavailable {
        var all = new ArrayList<Represented>();
        var subjects = register.representedBy(actor);
        var people = many.find(subjects);
        for (NationalId subject : subjects) {
            var person = people.get(subject);
            if (person == null) {
                throw new RegisterUnavailable("a relation to a person the register does not know");
            }
            var relation = relation(actor, person);
            if (relation instanceof ParentOf || relation instanceof GuardianOf) {
                all.add(new Represented(person.current(), person.name(), person.birthDate(), relation));
            }
        }
        return List.copyOf(all);
    }

    /** Whether she has a guardian whose guardianship covers personal interests, by the register of today. */
    public boolean hasGuardian(NationalId person) throws RegisterUnavailable {
        return register.find(person)
                .filter(ward ->
                        any(ward.related(), related -> related.guardianship() == Guardianship.PERSONAL_INTERESTS))
                .isPresent();
    }

    /**
     * The living people who gave a person the powers of attorney that are told. Asks the register once for each of
     * them, and once for her.
     *
     * @param powers by the number of the giver
     */
    public List<Represented> givers(NationalId holder, Map<NationalId, Mandate> powers) throws RegisterUnavailable {
        if (powers.isEmpty()) {
            return List.of();
        }
        var asked = new LinkedHashSet<>(powers.keySet());
        asked.add(holder);
        var people = many.find(asked);
        var all = new ArrayList<Represented>();
        for (var power : powers.entrySet()) {
            var giver = people.get(power.getKey());
            if (giver != null) {
                holder(people.get(holder), giver, power.getValue())
                        .map(relation -> new Represented(giver.current(), giver.name(), giver.birthDate(), relation))
                        .ifPresent(all::add);
            }
        }
        return List.copyOf(all);
    }

    private Relation relation(NationalId actor, RegisteredPerson subject) {
        if (subject.current().equals(actor)) {
            return new Self();
        }
        var asActor = subject.related().stream()
                .filter(related -> related.ids().contains(actor))
                .toList();
        if (subject.deceased() || asActor.isEmpty()) {
            return new None();
        }
        boolean isParent = any(asActor, Related::parentalResponsibility);
        boolean isGuardian = any(asActor, related -> related.guardianship() != Guardianship.NONE);
        boolean protectedAddress = subject.protectedAddress() || any(asActor, Related::protectedAddress);
        if (isParent && !(isGuardian && isOfAge(subject))) {
            return new ParentOf(subject.birthDate(), anyParentSharesHome(subject), protectedAddress);
        }
        boolean personal = any(asActor, related -> related.guardianship() == Guardianship.PERSONAL_INTERESTS);
        return isGuardian ? new GuardianOf(personal, protectedAddress) : new None();
    }

    private boolean isOfAge(RegisteredPerson person) {
        var today = LocalDate.now(clock.withZone(NORWAY));
        return !person.birthDate().plusYears(PARENTAL_RESPONSIBILITY_ENDS_AT).isAfter(today);
    }

    private static boolean anyParentSharesHome(RegisteredPerson child) {
        return any(child.related(), related -> related.parentalResponsibility() && child.sharesHomeWith(related));
    }

    private static boolean any(List<Related> all, Predicate<Related> fact) {
        return all.stream().anyMatch(fact);
    }
}
