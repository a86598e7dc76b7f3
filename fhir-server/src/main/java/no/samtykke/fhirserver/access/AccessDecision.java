package no.samtykke.fhirserver.access;

import java.util.Locale;
import java.util.Optional;
import no.samtykke.fhirserver.representation.Relation;

/** The answer to one {@link AccessRequest}. It always says why; the usage log keeps the why. */
public sealed interface AccessDecision {

    record Permit(Ground ground) implements AccessDecision {}

    record Deny(Reason reason) implements AccessDecision {}

    /** Why access exists at all; codes in our code system {@code access-ground}. */
    enum Ground {
        OWN_DATA,
        PARENTAL_RESPONSIBILITY,
        GUARDIANSHIP,
        POWER_OF_ATTORNEY,
        SYSTEM;

        /** The ground that a relation gives, when no rule objects. */
        public static Optional<Ground> of(Relation relation) {
            return switch (relation) {
                case Relation.Self() -> Optional.of(OWN_DATA);
                case Relation.ParentOf _ -> Optional.of(PARENTAL_RESPONSIBILITY);
                case Relation.GuardianOf _ -> Optional.of(GUARDIANSHIP);
                case Relation.HolderOf _ -> Optional.of(POWER_OF_ATTORNEY);
                case Relation.None() -> Optional.empty();
                case Relation.Unknown() -> Optional.empty();
            };
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
