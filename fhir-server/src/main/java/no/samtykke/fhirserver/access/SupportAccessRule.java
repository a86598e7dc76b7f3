package no.samtykke.fhirserver.access;

import java.util.Optional;
import no.samtykke.fhirserver.consent.ConsentCategory;

/**
 * R15a. Support is told why something is refused only while a Consent {@code support-access} with an end is in force:
 * of the patient, and of the person who acts for her, since the reason may lie with either.
 */
class SupportAccessRule {

    Optional<Reason> objection(Facts facts) {
        return isLetIn(facts.subject()) && isLetIn(facts.actor())
                ? Optional.empty()
                : Optional.of(Reason.SUPPORT_ACCESS_MISSING);
    }

    /** One without an end is not what was asked for, and counts for nothing. */
    private static boolean isLetIn(ConsentsInForce decided) {
        return decided.facts().stream()
                .anyMatch(fact -> fact.permits(ConsentCategory.SUPPORT_ACCESS) && fact.endsOn() != null);
    }
}
