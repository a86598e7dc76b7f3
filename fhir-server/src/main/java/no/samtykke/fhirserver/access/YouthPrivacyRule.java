package no.samtykke.fhirserver.access;

import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import no.samtykke.fhirserver.representation.Relation;

/**
 * R10. From the 12th birthday a parent sees only what {@link ServedType#shownToParentsOfYouth()} names: not test
 * results, medicines, record or usage log. The child may have reasons that are to be respected (pasient- og
 * brukerrettighetsloven section 3-4); the fixed age is the technical rule of the national portal.
 */
class YouthPrivacyRule implements AccessRule {

    private final int youthAge;

    YouthPrivacyRule(AccessProperties properties) {
        this.youthAge = properties.youthAge();
    }

    @Override
    public Optional<Reason> objection(AccessRequest request) {
        if (request.isAboutActorsProfile() || !appliesTo(request.relation(), request.on())) {
            return Optional.empty();
        }
        boolean shown = ServedType.of(request.resourceType())
                .filter(ServedType::shownToParentsOfYouth)
                .isPresent();
        return shown ? Optional.empty() : Optional.of(Reason.YOUTH_PRIVACY);
    }

    boolean appliesTo(Relation relation, LocalDate on) {
        return relation instanceof Relation.ParentOf parent
                && Period.between(parent.childBornOn(), on).getYears() >= youthAge;
    }
}
