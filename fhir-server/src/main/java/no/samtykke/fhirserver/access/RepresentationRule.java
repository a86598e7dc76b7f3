package no.samtykke.fhirserver.access;

import java.time.LocalDate;
import java.util.Optional;
import no.samtykke.fhirserver.representation.Relation;

/**
 * R9. Who may act for another, today, by what the population register says at this moment.
 *
 * <p>Nobody when the register does not answer; nobody where either has a protected address (R9a). A parent until the
 * birthday at which the child decides alone (R9b, {@link ParentRule}); a guardian only if the guardianship covers
 * personal interests (R9c); the holder of a power of attorney as {@link MandateRule} says (R9d). Kinship alone is no
 * ground.
 */
class RepresentationRule implements AccessRule {

    private static final Optional<Reason> PROTECTED = Optional.of(Reason.PROTECTED_ADDRESS);

    private final ParentRule parent;
    private final MandateRule mandate;

    RepresentationRule(AccessProperties properties) {
        this.parent = new ParentRule(properties.adultAge(), properties.youthAge());
        this.mandate = new MandateRule(properties);
    }

    @Override
    public Optional<Reason> objection(AccessRequest request) {
        return request.isAboutActorsProfile() ? Optional.empty() : objection(request.relation(), request.on());
    }

    Optional<Reason> objection(Relation relation, LocalDate on) {
        return switch (relation) {
            case Relation.Self() -> Optional.empty();
            case Relation.ParentOf of -> of.protectedAddress() ? PROTECTED : parent.objection(of, on);
            case Relation.GuardianOf of when of.protectedAddress() -> PROTECTED;
            case Relation.GuardianOf of ->
                of.personalInterests() ? Optional.empty() : Optional.of(Reason.GUARDIANSHIP_WITHOUT_PERSONAL_INTERESTS);
            case Relation.HolderOf of -> mandate.objection(of, on);
            case Relation.None() -> Optional.of(Reason.NO_GROUND);
            case Relation.Unknown() -> Optional.of(Reason.REGISTER_UNAVAILABLE);
        };
    }
}
