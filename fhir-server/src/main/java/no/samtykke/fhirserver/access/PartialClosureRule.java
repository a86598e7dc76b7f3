package no.samtykke.fhirserver.access;

import static no.samtykke.fhirserver.consent.ConsentCategory.KJERNEJOURNAL_ACCESS_CLOSURE;
import static no.samtykke.fhirserver.consent.ConsentCategory.KJERNEJOURNAL_OPTOUT;
import static no.samtykke.fhirserver.consent.ConsentCategory.RECORD_ACCESS_CLOSURE;

import java.util.Optional;
import no.samtykke.fhirserver.consent.ConsentCategory;

/**
 * R11b. Digital access to the record, and to the summary care record, may each be closed by itself; one who wants no
 * summary care record sees none. None of them closes anything else. Source: pasientjournalloven § 17.
 */
class PartialClosureRule implements AccessRule {

    @Override
    public Optional<Reason> objection(AccessRequest request) {
        var decided = request.facts().subject();
        return switch (request.kind()) {
            case HEALTH_RECORD -> reasonIf(decided, RECORD_ACCESS_CLOSURE, Reason.RECORD_ACCESS_CLOSED);
            case SUMMARY_CARE_RECORD ->
                reasonIf(decided, KJERNEJOURNAL_OPTOUT, Reason.KJERNEJOURNAL_OPTED_OUT)
                        .or(() -> reasonIf(decided, KJERNEJOURNAL_ACCESS_CLOSURE, Reason.KJERNEJOURNAL_ACCESS_CLOSED));
            case PROFILE, SETTINGS, REGISTERED_INFORMATION -> Optional.empty();
        };
    }

    private static Optional<Reason> reasonIf(ConsentsInForce decided, ConsentCategory closure, Reason reason) {
        return decided.close(closure) ? Optional.of(reason) : Optional.empty();
    }
}
