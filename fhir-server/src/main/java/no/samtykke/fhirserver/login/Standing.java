package no.samtykke.fhirserver.login;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import no.samtykke.fhirserver.consent.ConsentCategory;
import no.samtykke.fhirserver.consent.ConsentFact;
import no.samtykke.fhirserver.consent.ConsentLevel;
import no.samtykke.fhirserver.consent.OwnAccess;

/**
 * How a person stands here when she logs in.
 *
 * @param patientId her Patient, accepted terms or not; empty when there is none
 * @param decided her active Consents about the terms and about what is closed to her
 * @param erasedOn when her profile is erased, after she withdrew the terms
 */
record Standing(Optional<String> patientId, List<ConsentFact> decided, Optional<LocalDate> erasedOn) {

    static final Standing UNKNOWN = new Standing(Optional.empty(), List.of(), Optional.empty());

    Standing {
        decided = List.copyOf(decided);
    }

    /** Her Patient, once the terms are accepted. */
    Optional<String> profile() {
        return terms().flatMap(_ -> patientId);
    }

    /** The version of the terms that is accepted. */
    Optional<String> acceptedTerms() {
        return terms().map(ConsentFact::policy);
    }

    Optional<ConsentLevel> level() {
        return terms().map(ConsentFact::level);
    }

    OwnAccess ownAccess() {
        return OwnAccess.of(decided);
    }

    boolean isBlocked() {
        return decided.stream().anyMatch(fact -> fact.closes(ConsentCategory.EMERGENCY_BLOCK));
    }

    private Optional<ConsentFact> terms() {
        return decided.stream()
                .filter(fact -> fact.permits(ConsentCategory.PLATFORM_TERMS))
                .findFirst();
    }
}
