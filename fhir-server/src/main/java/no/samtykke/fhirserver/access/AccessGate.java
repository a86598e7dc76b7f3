package no.samtykke.fhirserver.access;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.samtykke.fhirserver.access.AccessDecision.Ground;
import no.samtykke.fhirserver.consent.ConsentFact;
import no.samtykke.fhirserver.consent.ServiceArea;
import no.samtykke.fhirserver.representation.Relation;
import org.springframework.stereotype.Component;

/** The door for other rooms: asks the rules about people, before there is a token. */
@Component
public class AccessGate {

    private final AccessPolicy policy;
    private final int adultAge;

    AccessGate(AccessPolicy policy, AccessProperties properties) {
        this.policy = policy;
        this.adultAge = properties.adultAge();
    }

    /** Why a person with this relation may not represent the other on that day; empty when she may. */
    public Optional<Reason> objectionToRepresenting(Relation relation, LocalDate on) {
        return policy.objectionToRepresenting(relation, on);
    }

    /**
     * The ground on which a person may represent the other on that day: of the relations, the first that no rule
     * objects to. Empty when none is left.
     */
    public Optional<Ground> groundToRepresent(List<Relation> relations, LocalDate on) {
        return relationToRepresent(relations, on).flatMap(Ground::of);
    }

    /** The relation by which she may, chosen in the same way. */
    public Optional<Relation> relationToRepresent(List<Relation> relations, LocalDate on) {
        return relations.stream()
                .filter(relation -> objectionToRepresenting(relation, on).isEmpty())
                .findFirst();
    }

    /**
     * Why nothing of the other is open to her in this relation, by what the two have decided; empty when something may
     * be. It is told as it would be when she asks for it.
     */
    public Optional<Reason> objectionOfClosures(
            Relation relation, List<ConsentFact> actors, List<ConsentFact> subjects) {
        var subject = new ConsentsInForce(subjects);
        return EmergencyBlockRule.objection(new ConsentsInForce(actors))
                .or(() -> OwnAccessRule.objection(relation, subject))
                .map(reason -> MandateRule.told(relation, reason));
    }

    /** The last day on which this relation is a ground, as far as that is known; empty when no end is. */
    public Optional<LocalDate> lastDay(Relation relation) {
        return switch (relation) {
            case Relation.ParentOf parent -> Optional.of(ParentRule.lastDay(parent.childBornOn(), adultAge));
            case Relation.HolderOf held -> Optional.ofNullable(held.mandate().endsOn());
            case Relation.Self(), Relation.None(), Relation.Unknown() -> Optional.empty();
            case Relation.GuardianOf _ -> Optional.empty();
        };
    }

    /**
     * The service areas that a person has herself, and so can give another a power of attorney for: what her consents
     * open and no closure of hers closes.
     *
     * @param decided all that is decided for her
     */
    public Set<ServiceArea> areasHeld(List<ConsentFact> decided, LocalDate on) {
        return HeldAreas.of(ConsentsInForce.of(decided, on));
    }

    /** Whether a parent with this relation sees only part of what there is. */
    public boolean isReduced(Relation relation, LocalDate on) {
        return policy.isReduced(relation, on);
    }

    /** Whether a person born on that day uses the services on her own; the birthday counts. */
    public boolean isOldEnough(LocalDate bornOn, LocalDate on) {
        return Period.between(bornOn, on).getYears() >= adultAge;
    }
}
