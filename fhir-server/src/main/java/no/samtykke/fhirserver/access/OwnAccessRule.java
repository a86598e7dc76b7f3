package no.samtykke.fhirserver.access;

import java.util.Optional;
import no.samtykke.fhirserver.consent.ConsentCategory;
import no.samtykke.fhirserver.representation.Relation;

/**
 * R10b. Digital access to a person's data may be closed, for herself and for those who represent her; or for herself
 * alone, while those whom she chose go on. It is the closure of the patient in context that counts: whoever closed her
 * own access still acts for others. An emergency block closes her data to others as well.
 */
class OwnAccessRule implements AccessRule {

    @Override
    public Optional<Reason> objection(AccessRequest request) {
        return request.isAboutActorsProfile()
                ? Optional.empty()
                : objection(request.relation(), request.facts().subject());
    }

    static Optional<Reason> objection(Relation relation, ConsentsInForce decided) {
        if (decided.close(ConsentCategory.SELF_ACCESS_CLOSURE) || decided.close(ConsentCategory.EMERGENCY_BLOCK)) {
            return Optional.of(Reason.ACCESS_CLOSED);
        }
        return relation instanceof Relation.Self && decided.close(ConsentCategory.INACTIVE_REPRESENTED)
                ? Optional.of(Reason.INACTIVE_REPRESENTED)
                : Optional.empty();
    }
}
