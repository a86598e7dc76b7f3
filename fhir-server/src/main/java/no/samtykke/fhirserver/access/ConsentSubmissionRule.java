package no.samtykke.fhirserver.access;

import java.util.Optional;
import no.samtykke.fhirserver.consent.ConsentCategory;
import no.samtykke.fhirserver.consent.ConsentCategory.Giving;
import no.samtykke.fhirserver.representation.Relation;

/**
 * R13. Through an app a person gives, in her own name, the Consents of the categories that apps may give, for herself
 * and for those whom she represents; some are hers alone. She cannot accept the terms or approve an app that way: for
 * that she must see what she agrees to. What was given by a click ends by a click; what closes access is opened by a
 * signed form. A Consent is otherwise never changed.
 */
class ConsentSubmissionRule implements AccessRule {

    @Override
    public Optional<Reason> objection(AccessRequest request) {
        if (!request.interaction().writes() || !request.resourceType().equals("Consent")) {
            return Optional.empty();
        }
        return switch (request.change()) {
            case Change.Unseen() -> Optional.empty();
            case Change.ConsentGiven(var category, var byActor) ->
                notYoursUnless(
                        byActor && category.giving() == Giving.THROUGH_APPS && isHersToDecide(category, request));
            case Change.ConsentWithdrawn(var category) -> category.flatMap(known -> ofWithdrawal(known, request));
            case Change.ArchiveEntry _, Change.Other _ -> Optional.of(Reason.CONSENT_CHANGE_NOT_ALLOWED);
        };
    }

    private static Optional<Reason> ofWithdrawal(ConsentCategory category, AccessRequest request) {
        return switch (category.ending()) {
            case BY_WITHDRAWAL -> notYoursUnless(isHersToDecide(category, request));
            case BY_OPERATION -> Optional.of(Reason.CONSENT_CHANGE_NOT_ALLOWED);
            case BY_FORM -> Optional.of(Reason.REOPENING_NEEDS_FORM);
        };
    }

    private static Optional<Reason> notYoursUnless(boolean allowed) {
        return allowed ? Optional.empty() : Optional.of(Reason.CONSENT_NOT_YOURS);
    }

    private static boolean isHersToDecide(ConsentCategory category, AccessRequest request) {
        return !category.isHersAlone() || request.relation() instanceof Relation.Self;
    }
}
