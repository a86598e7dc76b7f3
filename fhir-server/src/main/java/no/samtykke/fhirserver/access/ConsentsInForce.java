package no.samtykke.fhirserver.access;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import no.samtykke.fhirserver.consent.ConsentCategory;
import no.samtykke.fhirserver.consent.ConsentFact;
import no.samtykke.fhirserver.consent.ConsentLevel;

/** What one person has decided, as far as it is in force on the day of the request. */
record ConsentsInForce(List<ConsentFact> facts) {

    static final ConsentsInForce NONE = new ConsentsInForce(List.of());

    ConsentsInForce {
        facts = List.copyOf(facts);
    }

    /** An active Consent that cannot be read is in force whatever its dates say. */
    static ConsentsInForce of(List<ConsentFact> decided, LocalDate on) {
        return new ConsentsInForce(decided.stream()
                .filter(fact -> !fact.readable() || fact.inForceOn(on))
                .toList());
    }

    boolean permit(ConsentCategory category) {
        return facts.stream().anyMatch(fact -> fact.permits(category));
    }

    boolean close(ConsentCategory category) {
        return facts.stream().anyMatch(fact -> fact.closes(category));
    }

    /** Empty when the terms are not accepted. */
    Optional<ConsentLevel> level() {
        return facts.stream()
                .filter(fact -> fact.permits(ConsentCategory.PLATFORM_TERMS))
                .map(fact -> Optional.ofNullable(fact.level()).orElse(ConsentLevel.BASIC))
                .findFirst();
    }

    /** Whether some active Consent cannot be read. */
    boolean holdUnreadable() {
        return facts.stream().anyMatch(fact -> !fact.readable());
    }

    /** What this person lets the app do for her, or lets another use it for her. */
    Optional<Approval> approval(String performer, String clientId) {
        return facts.stream()
                .filter(fact -> fact.permits(ConsentCategory.APP_ACCESS))
                .filter(fact -> performer.equals(fact.performer()))
                .filter(fact -> clientId.equals(fact.clientId()))
                .map(Approval::of)
                .findFirst();
    }
}
